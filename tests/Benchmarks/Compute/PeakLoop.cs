using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Benchmarks.Compute;

/// <inheritdoc/>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class PeakLoop<T> : IPeakLoop
    where T : struct, ILanes<T>
{
    private const int Chains = 12;
    private const int Repeats = 20_000;

    /// <inheritdoc/>
    public double Operations => 2.0 * Repeats * Chains * T.Count;

    /// <inheritdoc/>
    /// <remarks>Twelve chains hide the latency of a fused multiply-add on every processor that has two units of them.</remarks>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    public float Run()
    {
        T a = T.Broadcast(0.999f), b = T.Broadcast(0.001f);
        T c0 = a, c1 = a, c2 = a, c3 = a, c4 = a, c5 = a, c6 = a, c7 = a, c8 = a, c9 = a, c10 = a, c11 = a;
        for (int repeat = 0; repeat < Repeats; repeat++)
        {
            c0 = T.FusedMultiplyAdd(c0, a, b);
            c1 = T.FusedMultiplyAdd(c1, a, b);
            c2 = T.FusedMultiplyAdd(c2, a, b);
            c3 = T.FusedMultiplyAdd(c3, a, b);
            c4 = T.FusedMultiplyAdd(c4, a, b);
            c5 = T.FusedMultiplyAdd(c5, a, b);
            c6 = T.FusedMultiplyAdd(c6, a, b);
            c7 = T.FusedMultiplyAdd(c7, a, b);
            c8 = T.FusedMultiplyAdd(c8, a, b);
            c9 = T.FusedMultiplyAdd(c9, a, b);
            c10 = T.FusedMultiplyAdd(c10, a, b);
            c11 = T.FusedMultiplyAdd(c11, a, b);
        }

        return First(c0 + c1 + c2 + c3 + c4 + c5 + c6 + c7 + c8 + c9 + c10 + c11);
    }

    private static float First(T lanes)
    {
        Span<float> numbers = stackalloc float[T.Count];
        lanes.Store(ref MemoryMarshal.GetReference(numbers), 0);
        return numbers[0];
    }
}
