using System;
using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// Counter-based random numbers, Philox4x32-10 (Salmon et al. 2011): a number depends on seed, stream and index alone, so
/// that any thread can draw any of them in any order. Same seed, same numbers, on every machine.
/// </summary>
/// <param name="seed">The seed: the generator's key.</param>
public readonly struct Philox(ulong seed)
{
    private const uint MultiplierA = 0xD2511F53;
    private const uint MultiplierB = 0xCD9E8D57;
    private const uint WeylA = 0x9E3779B9;
    private const uint WeylB = 0xBB67AE85;
    private const int Rounds = 10;
    private const float Unit = 1f / (1 << 24);

    private readonly ulong _seed = seed;

    /// <summary>A seed that has nothing to do with this one's numbers, for a part of the work.</summary>
    /// <param name="part">Which part.</param>
    /// <returns>The part's seed.</returns>
    public ulong Derive(ulong part)
    {
        PhiloxBlock block = Block(ulong.MaxValue, part);
        return ((ulong)block.A << 32) | block.B;
    }

    /// <summary>Four random words.</summary>
    /// <param name="stream">Which sequence.</param>
    /// <param name="index">Which block of the sequence.</param>
    /// <returns>The words.</returns>
    public PhiloxBlock Block(ulong stream, ulong index)
    {
        uint keyA = (uint)_seed;
        uint keyB = (uint)(_seed >> 32);
        uint a = (uint)index;
        uint b = (uint)(index >> 32);
        uint c = (uint)stream;
        uint d = (uint)(stream >> 32);
        for (int round = 0; round < Rounds; round++)
        {
            ulong productA = (ulong)MultiplierA * a;
            ulong productB = (ulong)MultiplierB * c;
            a = (uint)(productB >> 32) ^ b ^ keyA;
            b = (uint)productB;
            c = (uint)(productA >> 32) ^ d ^ keyB;
            d = (uint)productA;
            keyA += WeylA;
            keyB += WeylB;
        }

        return new PhiloxBlock(a, b, c, d);
    }

    /// <summary>Fills with uniform numbers from 0 to below 1, multiples of 2^-24: element i is number i of the stream.</summary>
    /// <param name="stream">Which sequence.</param>
    /// <param name="values">Receives them.</param>
    public void FillUniform(ulong stream, Span<float> values)
    {
        for (int start = 0; start < values.Length; start += 4)
        {
            PhiloxBlock block = Block(stream, (ulong)start >> 2);
            for (int word = 0; word < Math.Min(4, values.Length - start); word++)
            {
                values[start + word] = ToUniform(block[word]);
            }
        }
    }

    /// <summary>A whole number from 0 to below a bound, without bias worth mentioning (below bound / 2^64).</summary>
    /// <param name="stream">Which sequence.</param>
    /// <param name="index">Which number of it.</param>
    /// <param name="bound">The bound; at least 1.</param>
    /// <returns>The number.</returns>
    public int NextBelow(ulong stream, ulong index, int bound)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bound, 1);
        PhiloxBlock block = Block(stream, index);
        return (int)Math.BigMul(((ulong)block.A << 32) | block.B, (ulong)bound, out _);
    }

    /// <summary>A uniform number from 0 to below 1.</summary>
    /// <param name="word">A random word.</param>
    /// <returns>A multiple of 2^-24.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static float ToUniform(uint word) => (word >> 8) * Unit;
}
