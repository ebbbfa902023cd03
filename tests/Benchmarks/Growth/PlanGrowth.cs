using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.Robots;

namespace MbRlRobot.Benchmarks.Growth;

/// <summary>How the time of a decision grows with candidates, horizon and particles, each from once to sixteen times those of S.</summary>
/// <param name="threads">Threads of the engine.</param>
/// <param name="rounds">How often each is timed.</param>
/// <param name="progress">Told each step.</param>
/// <param name="cancellation">Ends it early.</param>
internal sealed class PlanGrowth(int threads, int rounds, IProgress<string> progress, CancellationToken cancellation)
{
    /// <summary>The most that a decision may take over its share.</summary>
    private const double Allowed = 1.15;

    private static readonly int[] Factors = [1, 2, 4, 8, 16];

    private static readonly (string Name, Func<PlannerDescription, int, PlannerDescription> Grow)[] Directions =
    [
        ("candidates", (planner, factor) => planner with { Population = planner.Population * factor, Elites = planner.Elites * factor }),
        ("horizon", (planner, factor) => planner with { Horizon = planner.Horizon * factor }),
        ("particles", (planner, factor) => planner with { Particles = planner.Particles * factor }),
    ];

    /// <summary>Measures.</summary>
    /// <param name="findings">Takes what was found.</param>
    public void Run(Findings findings)
    {
        foreach ((string name, Func<PlannerDescription, int, PlannerDescription> grow) in Directions)
        {
            progress.Report($"decisions, {name}");
            Tell(findings, name, Measure(factor => Workload.Of("S").Grown(planner => grow(planner, factor))));
        }
    }

    private static void Tell(Findings findings, string name, double[][] times)
    {
        for (int index = 0; index < Factors.Length; index++)
        {
            double over = OverLinear.Of(times[0], times[index], Factors[index]);
            findings.Add(GrowthNames.Of(name, Factors[index]), GrowthNames.Time, Samples.Of(times[index]).Percentile(0.5), "ms");
            findings.Add(GrowthNames.Of(name, Factors[index]), GrowthNames.Over, over, "");
        }

        double worst = OverLinear.Worst(Factors, times);
        findings.AtMost($"a decision's time over linear in {name}, 1 to {Factors[^1]} times S", worst, Allowed, "");
        findings.Tell($"overLinear{char.ToUpperInvariant(name[0])}{name[1..]}", worst);
    }

    private double[][] Measure(Func<int, Workload> grown)
    {
        RepeatedDecision[] decisions = [.. Factors.Select(factor => new RepeatedDecision(grown(factor), "builtin", threads))];
        try
        {
            double[][] times = Windows.Interleave([.. decisions.Select<RepeatedDecision, Action>(decision => decision.Make)], rounds, cancellation);
            Array.ForEach(decisions, decision => decision.ThrowIfCutShort());
            return times;
        }
        finally
        {
            Array.ForEach(decisions, decision => decision.Dispose());
        }
    }
}
