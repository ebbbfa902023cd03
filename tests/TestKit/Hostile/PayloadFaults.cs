using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using MbRlRobot.Transitions;

namespace MbRlRobot.TestKit.Hostile;

/// <summary>
/// Puts faults into payloads: bits turned, ends cut, two payloads spliced, huge numbers, deep nesting, fields twice, bytes that are
/// no UTF-8, too much, or noise from the start. The same draw makes the same fault.
/// </summary>
/// <param name="draw">What all choices of one fault follow from.</param>
public sealed class PayloadFaults(ulong draw)
{
    private static readonly string[] Numbers =
        ["1e999", "-1e999", "18446744073709551616", "99999999999999999999999999999999", "0.000000000000000000000000001e-320", "-0", "NaN", "1e-1"];

    private ulong _drawn;

    /// <summary>Makes a payload with a fault.</summary>
    /// <param name="sound">The payload as it should be, not empty.</param>
    /// <param name="other">Another one.</param>
    /// <param name="longest">The most bytes that its topic allows.</param>
    /// <returns>At least one byte.</returns>
    public byte[] Into(byte[] sound, byte[] other, int longest)
    {
        ArgumentNullException.ThrowIfNull(sound);
        ArgumentNullException.ThrowIfNull(other);
        return Below(11) switch
        {
            0 or 1 => Turned(sound),
            2 => sound[..(1 + Below(sound.Length))],
            3 => [.. sound[..Below(sound.Length)], .. other[Below(other.Length)..]],
            4 => Rewritten(sound, char.IsAsciiDigit, Numbers[Below(Numbers.Length)]),
            5 => Nested(sound),
            6 => Twice(sound),
            7 => Inserted(sound, [0xC0, 0x80, 0xFF]),
            8 => other,
            9 => Noise(1 + Below(400)),
            _ => Below(20) == 0 ? Noise(longest + 1) : Turned(Turned(sound)),
        };
    }

    private int Below(int bound) => (int)(StableHashes.At(draw, _drawn++) % (ulong)bound);

    private byte[] Turned(byte[] sound)
    {
        byte[] turned = [.. sound];
        for (int fault = 0; fault <= Below(4); fault++)
        {
            turned[Below(turned.Length)] ^= (byte)(1 << Below(8));
        }

        return turned;
    }

    /// <summary>A run of characters of a text becomes another; a payload that is no text is changed like one.</summary>
    private byte[] Rewritten(byte[] sound, Func<char, bool> isOfRun, string by)
    {
        string text = Encoding.Latin1.GetString(sound);
        int start = Below(text.Length);
        start += text.Skip(start).TakeWhile(letter => !isOfRun(letter)).Count();
        int end = start + text.Skip(start).TakeWhile(isOfRun).Count();
        return Encoding.Latin1.GetBytes(text[..start] + by + text[end..]);
    }

    private byte[] Nested(byte[] sound)
    {
        int depth = 1 + Below(1000);
        string opening = Below(2) == 0 ? "[" : "{\"x\":";
        return Inserted(sound, Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(opening, depth))));
    }

    /// <summary>A part of the payload stands twice: of JSON, mostly from one comma to the next.</summary>
    private byte[] Twice(byte[] sound)
    {
        int[] commas = [.. Enumerable.Range(0, sound.Length).Where(index => sound[index] == ',')];
        int from = commas.Length > 1 ? commas[Below(commas.Length - 1)] : Below(sound.Length);
        int to = commas.Length > 1 ? commas.First(index => index > from) : from + Below(sound.Length - from);
        return [.. sound[..to], .. sound[from..to], .. sound[to..]];
    }

    private byte[] Inserted(byte[] sound, IEnumerable<byte> bytes)
    {
        int at = Below(sound.Length + 1);
        return [.. sound[..at], .. bytes, .. sound[at..]];
    }

    private byte[] Noise(int length)
    {
        ulong seed = StableHashes.At(draw, _drawn++);
        return [.. Enumerable.Range(0, length).Select(index => (byte)StableHashes.At(seed, (ulong)index))];
    }
}
