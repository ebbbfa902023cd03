using System;
using System.Runtime.InteropServices;

namespace MbRlRobot.Numerics;

/// <summary>Standard normal numbers by the Box-Muller transform, of a counter-based generator.</summary>
public static class NormalTable
{
    private const int BlockLanes = 16;
    private const float TwoPi = 6.28318531f;

    /// <summary>Fills with standard normal numbers: element i depends on seed, stream and i alone.</summary>
    /// <param name="generator">The generator.</param>
    /// <param name="stream">Which sequence.</param>
    /// <param name="values">Receives them; magnitudes reach 5.8.</param>
    public static void Fill(Philox generator, ulong stream, Span<float> values)
    {
        Span<float> radii = stackalloc float[BlockLanes];
        Span<float> turns = stackalloc float[BlockLanes];
        Span<float> pair = stackalloc float[2 * BlockLanes];
        for (int start = 0; start < values.Length; start += 2 * BlockLanes)
        {
            Draw(generator, stream, (ulong)start / (2 * BlockLanes) * (BlockLanes / 2), radii, turns);
            Transform(radii, turns, pair);
            int count = Math.Min(2 * BlockLanes, values.Length - start);
            pair[..count].CopyTo(values[start..]);
        }
    }

    private static void Draw(Philox generator, ulong stream, ulong first, Span<float> radii, Span<float> turns)
    {
        for (int block = 0; block < BlockLanes / 2; block++)
        {
            PhiloxBlock words = generator.Block(stream, first + (ulong)block);
            radii[2 * block] = 1 - Philox.ToUniform(words.A);
            turns[2 * block] = Philox.ToUniform(words.B);
            radii[(2 * block) + 1] = 1 - Philox.ToUniform(words.C);
            turns[(2 * block) + 1] = Philox.ToUniform(words.D);
        }
    }

    private static void Transform(Span<float> radii, Span<float> turns, Span<float> pair)
    {
        ref float radius = ref MemoryMarshal.GetReference(radii);
        ref float turn = ref MemoryMarshal.GetReference(turns);
        ref float result = ref MemoryMarshal.GetReference(pair);
        for (int lane = 0; lane < BlockLanes; lane += Lanes128.Count)
        {
            Lanes128 log = LaneMath.Log(Lanes128.Load(ref radius, lane));
            Lanes128 length = Lanes128.Sqrt(log * Lanes128.Broadcast(-2f));
            Lanes128 sine = LaneAngles.SinCos(Lanes128.Load(ref turn, lane) * Lanes128.Broadcast(TwoPi), out Lanes128 cosine);
            (length * cosine).Store(ref result, lane);
            (length * sine).Store(ref result, lane + BlockLanes);
        }
    }
}
