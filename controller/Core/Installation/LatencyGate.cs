using System;
using System.Globalization;
using MbRlRobot.Models;

namespace MbRlRobot.Installation;

/// <summary>
/// How long planning with a model takes on this board: the median, which is the model's. The slowest plans are those that something
/// else got in the way of; what they do to the loop, late ticks, is counted on trial.
/// </summary>
internal static class LatencyGate
{
    private const int WarmUps = 3;

    /// <summary>What else a board does may slow an attempt; a model that is too slow is so in each.</summary>
    private const int Attempts = 3;

    /// <summary>Measures plans.</summary>
    /// <param name="planOnce">Makes one decision.</param>
    /// <param name="plans">How many to measure; fewer where the median is known to be within the budget before.</param>
    /// <param name="budget">What the median may take.</param>
    /// <param name="time">The clock.</param>
    public static ModelVerdict Check(Action planOnce, int plans, TimeSpan budget, TimeProvider time)
    {
        for (int plan = 0; plan < WarmUps; plan++)
        {
            planOnce();
        }

        TimeSpan slow = TimeSpan.MaxValue;
        for (int attempt = 0; attempt < Attempts; attempt++)
        {
            if (SlowMedian(planOnce, plans, budget, time) is not { } measured)
            {
                return ModelVerdict.Passed;
            }

            slow = measured < slow ? measured : slow;
        }

        return ModelVerdict.Refuse(ModelRefusal.Latency, string.Create(
            CultureInfo.InvariantCulture,
            $"half of {plans} plans took {slow.TotalMilliseconds:F2} ms or more; allowed: {budget.TotalMilliseconds:F2} ms"));
    }

    /// <returns>The median where it is above the budget; null as soon as more than half of the plans are within it: the rest cannot change that.</returns>
    private static TimeSpan? SlowMedian(Action planOnce, int plans, TimeSpan budget, TimeProvider time)
    {
        TimeSpan[] measured = new TimeSpan[plans];
        int inTime = 0;
        for (int plan = 0; plan < plans; plan++)
        {
            measured[plan] = Measure(planOnce, time);
            inTime += measured[plan] <= budget ? 1 : 0;
            if (inTime > plans / 2)
            {
                return null;
            }
        }

        Array.Sort(measured);
        return measured[plans / 2];
    }

    private static TimeSpan Measure(Action planOnce, TimeProvider time)
    {
        long start = time.GetTimestamp();
        planOnce();
        return time.GetElapsedTime(start);
    }
}
