using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Growth;

/// <summary>What the expressions of a task cost: decisions with those of S beside decisions whose reward is 0 and which nothing ends.</summary>
internal static class ExpressionCost
{
    private const double Allowed = 5;
    private const int TurnsPerRound = 3;

    /// <summary>Measures.</summary>
    /// <param name="findings">Takes what was found.</param>
    /// <param name="threads">Threads of the engine.</param>
    /// <param name="rounds">How often each is timed.</param>
    /// <param name="cancellation">Ends it early.</param>
    public static void Run(Findings findings, int threads, int rounds, CancellationToken cancellation)
    {
        Workload work = Workload.Of("S");
        using RepeatedDecision with = new(work, "builtin", threads);
        using RepeatedDecision without = new(work.Unrewarded(), "builtin", threads);
        double[][] times = Windows.Interleave([with.Make, without.Make], rounds * TurnsPerRound, cancellation);
        with.ThrowIfCutShort();
        without.ThrowIfCutShort();
        double percent = 100 * (OverLinear.Of(times[1], times[0], factor: 1) - 1);
        findings.Add("S, its own task", GrowthNames.Time, Samples.Of(times[0]).Percentile(0.5), "ms");
        findings.Add("S, reward 0", GrowthNames.Time, Samples.Of(times[1]).Percentile(0.5), "ms");
        findings.AtMost("what expressions add to a decision on S", percent, Allowed, "%");
        findings.Tell("expressionsPercent", percent);
    }
}
