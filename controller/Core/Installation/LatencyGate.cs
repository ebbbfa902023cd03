using System;
using System.Globalization;
using System.Linq;
using MbRlRobot.Models;

namespace MbRlRobot.Installation;

/// <summary>How long planning with a model takes on this board.</summary>
internal static class LatencyGate
{
    private const int WarmUps = 3;
    private const double Share = 0.99;

    /// <summary>Measures plans.</summary>
    /// <param name="planOnce">Makes one decision.</param>
    /// <param name="plans">How many to measure.</param>
    /// <param name="budget">What the nearest-rank 99 % quantile may take.</param>
    /// <param name="time">The clock.</param>
    public static ModelVerdict Check(Action planOnce, int plans, TimeSpan budget, TimeProvider time)
    {
        for (int plan = 0; plan < WarmUps; plan++)
        {
            planOnce();
        }

        TimeSpan[] sorted = [.. Enumerable.Range(0, plans).Select(_ => Measure(planOnce, time)).Order()];
        TimeSpan slow = sorted[(int)Math.Ceiling(Share * plans) - 1];
        return slow <= budget
            ? ModelVerdict.Passed
            : ModelVerdict.Refuse(ModelRefusal.Latency, string.Create(
                CultureInfo.InvariantCulture,
                $"99 % of {plans} plans took up to {slow.TotalMilliseconds:F2} ms; allowed: {budget.TotalMilliseconds:F2} ms"));
    }

    private static TimeSpan Measure(Action planOnce, TimeProvider time)
    {
        long start = time.GetTimestamp();
        planOnce();
        return time.GetElapsedTime(start);
    }
}
