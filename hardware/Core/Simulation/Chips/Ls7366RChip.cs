using System;
using static MbRlRobot.Drivers.Ls7366RRegisters;

namespace MbRlRobot.Simulation.Chips;

/// <summary>
/// The registers of an LS7366R (datasheet 7366R-122205, table 1): the first byte of a transfer is an instruction, what follows is
/// its data, one instruction a transfer. It counts freely; not modelled: index, comparison, modulo-n and range limits, and
/// flags. Where MDR0 does not choose quadrature, A counts by itself, and B says up or down.
/// </summary>
public sealed class Ls7366RChip : IRegisterChip
{
    private const byte Carry = 1 << 7;
    private const byte Borrow = 1 << 6;
    private const int LongestData = sizeof(uint);

    private byte _mode0;
    private byte _mode1;
    private uint _data;
    private uint _counter;
    private uint _output;
    private byte _status = PowerLost;
    private long _edges;

    private int Width => LongestData - (_mode1 & WidthMask);

    private bool IsCounting => (_mode1 & CountingDisabled) == 0;

    /// <summary>Turns the encoder.</summary>
    /// <param name="edges">Where it stands, in edges of A and B from some place: four a pulse.</param>
    public void MoveTo(long edges)
    {
        long counts = (_mode0 & QuadratureMask) switch
        {
            0 => -(Pulses(edges) - Pulses(_edges)),
            1 => Pulses(edges) - Pulses(_edges),
            2 => (edges >> 1) - (_edges >> 1),
            _ => edges - _edges,
        };
        _edges = edges;
        if (IsCounting && counts != 0)
        {
            Count(counts);
        }
    }

    /// <summary>Takes its power away and gives it back: all registers are 0, and the status says so.</summary>
    public void LosePower() => (_mode0, _mode1, _data, _counter, _output, _status) = (0, 0, 0, 0, 0, PowerLost);

    /// <inheritdoc />
    public bool Transfer(ReadOnlySpan<byte> write, Span<byte> read)
    {
        // a line that nobody drives reads low
        read.Clear();
        if (write.IsEmpty)
        {
            return true;
        }

        int register = (write[0] >> 3) & 7;
        switch (write[0] >> 6)
        {
            case 0:
                Clear(register);
                break;
            case 1:
                Read(register, write.Length - 1, read);
                break;
            case 2:
                Write(register, write[1..]);
                break;
            default:
                Load(register);
                break;
        }

        return true;
    }

    private static long Pulses(long edges) => edges >> 2;

    private void Count(long counts)
    {
        long modulus = 1L << (8 * Width);
        long count = _counter + counts;
        if (count < 0)
        {
            _status |= Borrow | Negative;
        }
        else if (count >= modulus)
        {
            _status = (byte)((_status | Carry) & ~Negative);
        }

        _status = (byte)(counts > 0 ? _status | CountedUp : _status & ~CountedUp);
        _counter = (uint)(count & (modulus - 1));
    }

    private void Clear(int register)
    {
        _mode0 = register == 1 ? (byte)0 : _mode0;
        _mode1 = register == 2 ? (byte)0 : _mode1;
        _counter = register == 4 ? 0 : _counter;
        _status = register == 6 ? (byte)0 : _status;
    }

    /// <summary>Data go out behind the instruction, most significant byte first, whatever else is sent meanwhile.</summary>
    private void Read(int register, int skipped, Span<byte> read)
    {
        _output = register == 4 ? _counter : _output;
        (uint value, int width) = register switch
        {
            1 => (_mode0, 1),
            2 => (_mode1, 1),
            4 or 5 => (_output, Width),
            6 => ((uint)_status | (IsCounting ? CountEnabled : 0u), 1),
            _ => (0u, 0),
        };
        for (int index = 0; index < read.Length; index++)
        {
            int from = width - 1 - (index + skipped);
            read[index] = from >= 0 ? (byte)(value >> (8 * from)) : (byte)0;
        }
    }

    private void Write(int register, ReadOnlySpan<byte> data)
    {
        if (register == 3)
        {
            _data = 0;
            foreach (byte value in data[..Math.Min(data.Length, Width)])
            {
                _data = (_data << 8) | value;
            }
        }
        else if (!data.IsEmpty)
        {
            _mode0 = register == 1 ? data[0] : _mode0;
            _mode1 = register == 2 ? data[0] : _mode1;
        }
    }

    private void Load(int register)
    {
        _counter = register == 4 ? _data : _counter;
        _output = register == 5 ? _counter : _output;
    }
}
