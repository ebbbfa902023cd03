using System.Collections.Generic;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Compute;

/// <summary>What is demanded of decisions, whoever else plans how fast.</summary>
internal static class PlanGoals
{
    /// <summary>The least share of the machine's peak on one thread.</summary>
    private static readonly Dictionary<string, double> Shares = new() { ["S"] = 0.68, ["M"] = 0.85, ["L"] = 0.85 };

    /// <summary>Judges the share of the peak.</summary>
    /// <param name="findings">Takes the goal; none for work or threads that nothing is demanded of.</param>
    /// <param name="config">The work.</param>
    /// <param name="threads">The engine's threads.</param>
    /// <param name="share">The share.</param>
    public static void JudgeShare(Findings findings, string config, int threads, double share)
    {
        if (threads == 1 && Shares.TryGetValue(config, out double wanted))
        {
            findings.AtLeast($"{config}: one thread's share of the peak", share, wanted, "");
        }
    }

    /// <summary>Judges a robot-sized decision.</summary>
    /// <param name="findings">Takes the goals.</param>
    /// <param name="median">Its median, ms.</param>
    /// <param name="slow">Its 99th percentile, ms.</param>
    /// <param name="bytes">What it allocates, bytes.</param>
    public static void JudgeRobot(Findings findings, double median, double slow, double bytes)
    {
        findings.AtMost("robot: median of a decision", median, 1.2, "ms");
        findings.AtMost("robot: 99th percentile of decisions", slow, 2, "ms");
        findings.AtMost("robot: allocated by a decision", bytes, 0, "bytes");
    }
}
