using System;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>
/// A step's noise as registers: a learned state's number in every lane, or where particles lie side by side, each one's in its lanes.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="noise">The decision's random numbers.</param>
/// <param name="learned">How many states are learned.</param>
internal sealed class NoiseRows<T>(RolloutNoise noise, int learned)
    where T : struct, ILanes<T>
{
    private readonly float[] _rows = new float[learned * T.Count];

    /// <summary>The rows: [learned states][a register].</summary>
    public ref float First => ref MemoryMarshal.GetArrayDataReference(_rows);

    /// <summary>Takes a step's numbers.</summary>
    /// <param name="step">The step.</param>
    /// <param name="position">The particle's, in <see cref="RolloutNoise.ByFirstMember"/>.</param>
    /// <param name="unit">The unit that it is rolled in; where its particles lie side by side, the first of them is at the position.</param>
    public void Load(int step, int position, in RolloutUnit unit)
    {
        if (unit.Tail == 0)
        {
            ReadOnlySpan<float> numbers = noise.Of(step, noise.ByFirstMember[position]);
            for (int row = 0; row < numbers.Length; row++)
            {
                T.Broadcast(numbers[row]).Store(ref First, row * T.Count);
            }

            return;
        }

        for (int particle = 0; particle < unit.Particles; particle++)
        {
            ReadOnlySpan<float> numbers = noise.Of(step, noise.ByFirstMember[position + particle]);
            for (int row = 0; row < numbers.Length; row++)
            {
                _rows.AsSpan((row * T.Count) + (particle * unit.Tail), unit.Tail).Fill(numbers[row]);
            }
        }
    }
}
