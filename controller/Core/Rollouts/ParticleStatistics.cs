using System;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>Statistics over rows, lane by lane, in the order of the rows.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal static class ParticleStatistics<T>
    where T : struct, ILanes<T>
{
    /// <summary>
    /// The objective of each candidate: the mean of its particles' returns less risk times their standard deviation.
    /// </summary>
    /// <param name="returns">The particles' returns: [P][stride].</param>
    /// <param name="particles">P.</param>
    /// <param name="stride">The distance between rows.</param>
    /// <param name="risk">kappa.</param>
    public static void Objective(Span<float> returns, int particles, int stride, float risk)
    {
        ref float rows = ref MemoryMarshal.GetReference(returns);
        for (int lane = 0; lane < stride; lane += T.Count)
        {
            T mean = Mean(ref rows, particles, stride, lane);
            T objective = risk == 0
                ? mean
                : mean - (T.Broadcast(risk) * Deviation(ref rows, particles, stride, lane, mean));
            objective.Store(ref rows, lane);
        }
    }

    /// <summary>The mean of a lane over the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">The distance between them.</param>
    /// <param name="lane">The first lane.</param>
    /// <returns>The means.</returns>
    public static T Mean(ref float rows, int count, int stride, int lane)
    {
        T sum = T.Load(ref rows, lane);
        for (int row = 1; row < count; row++)
        {
            sum += T.Load(ref rows, (row * stride) + lane);
        }

        return sum / T.Broadcast(count);
    }

    /// <summary>The standard deviation (1 / n) of a lane over the rows.</summary>
    /// <param name="rows">The rows.</param>
    /// <param name="count">How many.</param>
    /// <param name="stride">The distance between them.</param>
    /// <param name="lane">The first lane.</param>
    /// <param name="mean">Their mean.</param>
    /// <returns>The deviations.</returns>
    public static T Deviation(ref float rows, int count, int stride, int lane, T mean)
    {
        T sum = T.Broadcast(0f);
        for (int row = 0; row < count; row++)
        {
            T difference = T.Load(ref rows, (row * stride) + lane) - mean;
            sum = T.FusedMultiplyAdd(difference, difference, sum);
        }

        return T.Sqrt(sum / T.Broadcast(count));
    }
}
