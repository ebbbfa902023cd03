using System;
using System.Globalization;
using System.Linq;
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
    /// <param name="plans">How many to measure.</param>
    /// <param name="budget">What the median may take.</param>
    /// <param name="time">The clock.</param>
    public static ModelVerdict Check(Action planOnce, int plans, TimeSpan budget, TimeProvider time)
    {
        for (int plan = 0; plan < WarmUps; plan++)
        {
            planOnce();
        }

        TimeSpan slow = TimeSpan.MaxValue;
        for (int attempt = 0; attempt < Attempts && slow > budget; attempt++)
        {
            TimeSpan measured = Median(planOnce, plans, time);
            slow = measured < slow ? measured : slow;
        }

        return slow <= budget
            ? ModelVerdict.Passed
            : ModelVerdict.Refuse(ModelRefusal.Latency, string.Create(
                CultureInfo.InvariantCulture,
                $"half of {plans} plans took {slow.TotalMilliseconds:F2} ms or more; allowed: {budget.TotalMilliseconds:F2} ms"));
    }

    private static TimeSpan Median(Action planOnce, int plans, TimeProvider time)
    {
        TimeSpan[] sorted = [.. Enumerable.Range(0, plans).Select(_ => Measure(planOnce, time)).Order()];
        return sorted[plans / 2];
    }

    private static TimeSpan Measure(Action planOnce, TimeProvider time)
    {
        long start = time.GetTimestamp();
        planOnce();
        return time.GetElapsedTime(start);
    }
}
