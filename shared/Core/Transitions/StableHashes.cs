using System;
using System.Text;

namespace MbRlRobot.Transitions;

/// <summary>
/// Hashes that are the same on every machine, in every process and for ever. What is decided once per transition
/// (holdout, bootstrap counts) is decided by them, so that refits, restarts and other machines decide alike. Changing a
/// bit here changes the meaning of stored data: the tests pin golden values.
/// </summary>
public static class StableHashes
{
    /// <summary>Step of the SplitMix64 sequence: 2^64 / golden ratio, odd.</summary>
    private const ulong Gamma = 0x9E3779B97F4A7C15;

    /// <summary>64-bit FNV-1a over the UTF-8 bytes of a text (Fowler, Noll, Vo).</summary>
    /// <param name="text">The text.</param>
    /// <returns>The hash.</returns>
    public static ulong OfText(ReadOnlySpan<char> text)
    {
        ulong hash = 0xCBF29CE484222325;
        foreach (Rune rune in text.EnumerateRunes())
        {
            hash = Add(hash, rune);
        }

        return hash;
    }

    /// <summary>
    /// Finaliser of SplitMix64 (Steele, Lea, Flood 2014; constants of Stafford's mix 13): a bijection of the 64-bit
    /// numbers in which each bit of the input turns over about half of the output.
    /// </summary>
    /// <param name="value">Any number.</param>
    /// <returns>The mixed number.</returns>
    public static ulong Mix(ulong value)
    {
        value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
        value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
        return value ^ (value >> 31);
    }

    /// <summary>Output number <paramref name="index"/> of the SplitMix64 generator with the given seed.</summary>
    /// <param name="seed">The seed.</param>
    /// <param name="index">Index, counted from 0. For one seed no two indices give the same number.</param>
    /// <returns>The number.</returns>
    public static ulong At(ulong seed, ulong index) => Mix(unchecked(seed + (Gamma * (index + 1))));

    /// <summary>One of many independent hashes of a key, for example one per ensemble member.</summary>
    /// <param name="key">The key, for example <see cref="TransitionId.StableKey"/>.</param>
    /// <param name="salt">Which of the hashes.</param>
    /// <returns>The hash.</returns>
    public static ulong Salted(ulong key, ulong salt) => Mix(key ^ At(0, salt));

    private static ulong Add(ulong hash, Rune rune)
    {
        Span<byte> utf8 = stackalloc byte[4];
        foreach (byte value in utf8[..rune.EncodeToUtf8(utf8)])
        {
            hash = unchecked((hash ^ value) * 0x100000001B3);
        }

        return hash;
    }
}
