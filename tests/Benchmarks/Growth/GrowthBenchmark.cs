using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Growth;

/// <summary>How time and memory grow with what there is to do.</summary>
internal sealed class GrowthBenchmark : IBenchmark
{
    private const int UsualRounds = 7;
    private const int UsualTransitions = 1_000_000;
    private const string Everything = "all";
    private static readonly string[] Parts = ["decisions", "expressions", "fits", "memory", Everything];

    private readonly Option<string> _what = new("--what")
    {
        Description = "Which part.",
        HelpName = string.Join('|', Parts),
        DefaultValueFactory = _ => Everything,
    };

    private readonly Option<int?> _threads = WorkOptions.Threads();
    private readonly Option<int?> _rounds = NumberOption.Create("--rounds", $"How often each is timed. [default: {UsualRounds}]", 1, 1000);
    private readonly Option<int?> _transitions = NumberOption.Create(
        "--transitions", $"The most rows of a fit. [default: {UsualTransitions}]", FitGrowth.Least * 2, 10_000_000);

    public GrowthBenchmark() => _what.AcceptOnlyFromAmong(Parts);

    /// <inheritdoc/>
    public string Name => "growth";

    /// <inheritdoc/>
    public string Measures => "How the time of decisions and fits, and their memory, grow with what there is to do.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_what, _threads, _rounds, _transitions];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        string what = parsed.GetRequiredValue(_what);
        int threads = parsed.GetValue(_threads) ?? Environment.ProcessorCount;
        int rounds = parsed.GetValue(_rounds) ?? UsualRounds;
        int transitions = parsed.GetValue(_transitions) ?? UsualTransitions;
        findings.Set("threads", threads);
        findings.Set("rounds", rounds);
        (string Part, Action Work)[] works =
        [
            ("decisions", () => new PlanGrowth(threads, rounds, progress, cancellation).Run(findings)),
            ("expressions", () => ExpressionCost.Run(findings, threads, rounds, cancellation)),
            ("fits", () => new FitGrowth(threads, rounds, transitions, progress, cancellation).Run(findings)),
            ("memory", () => MemoryGrowth.RunAsync(findings, threads, transitions, cancellation).GetAwaiter().GetResult()),
        ];
        foreach ((string part, Action work) in works)
        {
            if (what is Everything || what == part)
            {
                progress.Report(part);
                work();
            }
        }
    }
}
