using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text;
using System.Threading;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;
using MbRlRobot.Storage;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>Which planner makes the most of the candidates it has: what the defaults of robot.json were chosen by.</summary>
internal sealed class PlannersBenchmark : IBenchmark
{
    private const int UsualSeeds = 10;

    private readonly Option<string[]> _robots = new("--robot")
    {
        Description = $"A robot with a shipped model: its robot.json, or its type. [default: {string.Join(", ", UsualRobots)}]",
        HelpName = "FILE|TYPE",
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<int?> _most = NumberOption.Create(
        "--most",
        $"The most candidates of a decision; the fewest are {BudgetedPlanner.Fewest}, and each time twice as many. [default: {UsualCandidates[^1]}]",
        BudgetedPlanner.Fewest,
        UsualCandidates[^1]);

    private readonly Option<int?> _seeds = NumberOption.Create(
        "--seeds", $"The episodes that each planner runs with each number of candidates. [default: {UsualSeeds}]", 2, 1000);

    private readonly Option<int?> _threads = NumberOption.Create(
        "--threads", "The threads; they do not change the results. [default: all cores]", 1, 64);

    private readonly Option<string?> _out = new("--out")
    {
        Description = $"Write {EfficiencyPage.Name} and {EfficiencyPicture.Name} into a folder, too.",
        HelpName = "DIR",
    };

    /// <summary>The robots, unless others are asked for.</summary>
    public static IReadOnlyList<string> UsualRobots { get; } = ["cartpole", "pendulum", "arm2"];

    /// <summary>The numbers of candidates, unless fewer are asked for.</summary>
    public static IReadOnlyList<int> UsualCandidates { get; } = [BudgetedPlanner.Fewest, 50, 100, 200, 400, 800, 1600];

    /// <inheritdoc/>
    public string Name => "planners";

    /// <inheritdoc/>
    public string Measures => "What planners reach through the shipped models with the candidates they have: return against candidates a decision.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_robots, _most, _seeds, _threads, _out];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        IReadOnlyList<string> names = parsed.GetValue(_robots) is { Length: > 0 } given ? given : UsualRobots;
        PlannedRobot[] robots = [.. names.Distinct().Select(PlannedRobot.Read)];
        int most = parsed.GetValue(_most) ?? UsualCandidates[^1];
        int seeds = parsed.GetValue(_seeds) ?? UsualSeeds;
        EfficiencyRun run = new(seeds, parsed.GetValue(_threads) ?? Math.Min(Environment.ProcessorCount, 64), progress);
        IReadOnlyList<EfficiencyCurves> curves =
            run.Curves(robots, [.. UsualCandidates.Where(candidates => candidates <= most)], cancellation);
        findings.Set("seeds", seeds);
        foreach (EfficiencyCurves each in curves)
        {
            Tell(each, findings);
        }

        if (parsed.GetValue(_out) is { } folder)
        {
            Write(folder, curves);
        }
    }

    private static void Tell(EfficiencyCurves curves, Findings findings)
    {
        findings.Set($"model of {curves.Robot.Type}", curves.Robot.ModelVersion);
        foreach (EfficiencyPoint point in curves.All)
        {
            string subject = $"{curves.Robot.Type}, {point.Order.Name}";
            findings.Add(subject, "candidates of a decision", point.Candidates, "");
            findings.Add(subject, "return, mean", point.Mean, "");
            findings.Add(subject, "return, standard deviation", point.Deviation, "");
        }
    }

    private static void Write(string folder, IReadOnlyList<EfficiencyCurves> curves)
    {
        Directory.CreateDirectory(folder);
        AtomicFile.Write(Path.Combine(folder, EfficiencyPage.Name), Encoding.UTF8.GetBytes(EfficiencyPage.Write(curves)));
        AtomicFile.Write(Path.Combine(folder, EfficiencyPicture.Name), Encoding.UTF8.GetBytes(EfficiencyPicture.Draw(curves)));
    }
}
