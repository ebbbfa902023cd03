using System;

namespace MbRlRobot.Simulation.Chips;

/// <summary>
/// An MCP3008, clock by clock (data sheet DS21295D, section 5.0 and figure 5-2): leading zeros, start bit, single-ended or
/// difference, three bits of the input; a clock to sample, a null bit, ten bits with the highest first, and the same again with
/// the lowest first. A line that nobody drives reads low. Not modelled: the time to sample, errors of the conversion.
/// </summary>
public sealed class Mcp3008Chip : IDuplexChip
{
    private const int Inputs = 8;
    private const int LargestSteps = 1023;
    private const int LongestTransfer = 64;

    /// <summary>Clocks behind the start bit: of the last bit of the request, and of the lowest bit of the answer.</summary>
    private const int LastRequest = 4;
    private const int LowestBit = 16;
    private const int Bits = 10;

    private readonly int[] _steps = new int[Inputs];

    /// <summary>Puts a voltage on an input.</summary>
    /// <param name="input">Which: 0 to 7.</param>
    /// <param name="share">Its share of the reference; outside 0 to 1 it reads as the nearer end.</param>
    public void Apply(int input, double share) =>
        _steps[input] = (int)Math.Clamp(Math.Round(share * (LargestSteps + 1)), 0, LargestSteps);

    /// <inheritdoc />
    public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        Span<byte> sent = stackalloc byte[LongestTransfer];
        Span<byte> received = stackalloc byte[LongestTransfer];
        int length = write.Length + read.Length;
        if (length > LongestTransfer)
        {
            return false;
        }

        sent.Clear();
        write.CopyTo(sent);
        Exchange(sent[..length], received[..length]);
        received[write.Length..length].CopyTo(read);
        return true;
    }

    /// <inheritdoc />
    public void Exchange(ReadOnlySpan<byte> sent, Span<byte> received)
    {
        received.Clear();
        int start = -1;
        int request = 0;
        for (int clock = 0; clock < 8 * sent.Length; clock++)
        {
            int bit = (sent[clock / 8] >> (7 - (clock % 8))) & 1;
            if (start < 0)
            {
                start = bit == 1 ? clock : -1;
                continue;
            }

            int since = clock - start;
            request = since <= LastRequest ? (request << 1) | bit : request;
            received[clock / 8] |= (byte)(Answer(Convert(request), since) << (7 - (clock % 8)));
        }
    }

    private static int Answer(int steps, int since) => since switch
    {
        > LowestBit - Bits and <= LowestBit => (steps >> (LowestBit - since)) & 1,
        > LowestBit and < LowestBit + Bits => (steps >> (since - LowestBit)) & 1,
        _ => 0,
    };

    private int Convert(int request)
    {
        int input = request & (Inputs - 1);
        bool isSingleEnded = (request & Inputs) != 0;
        return isSingleEnded ? _steps[input] : Math.Max(_steps[input] - _steps[input ^ 1], 0);
    }
}
