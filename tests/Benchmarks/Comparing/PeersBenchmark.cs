using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Networks;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>How many times faster than torch, and than ONNX Runtime: all of them on this machine, in turns.</summary>
internal sealed class PeersBenchmark : IBenchmark
{
    private const int UsualRounds = 5;
    private static readonly string[] Works = ["plan", "fit", "all"];

    private readonly Option<string?> _config = new("--config")
    {
        Description = "The work. [default: all of it]",
        HelpName = string.Join('|', Workload.PeerNames),
    };

    private readonly Option<string> _what = new("--what")
    {
        Description = "Decisions, fits, or both.",
        HelpName = string.Join('|', Works),
        DefaultValueFactory = _ => Works[^1],
    };

    private readonly Option<int?> _rounds = NumberOption.Create("--rounds", $"How many turns everyone has. [default: {UsualRounds}]", 1, 1000);
    private readonly Option<string> _python = new("--python")
    {
        Description = "A Python that has torch and numpy.",
        HelpName = "FILE",
        DefaultValueFactory = _ => "/usr/bin/python3",
    };

    public PeersBenchmark()
    {
        _config.AcceptOnlyFromAmong([.. Workload.PeerNames]);
        _what.AcceptOnlyFromAmong(Works);
    }

    /// <inheritdoc/>
    public string Name => "peers";

    /// <inheritdoc/>
    public string Measures => "How many times faster than torch and ONNX Runtime: the same work by all of them, in turns.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_config, _what, _rounds, _python];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation) =>
        RunAsync(parsed, findings, progress, cancellation).GetAwaiter().GetResult();

    private static IEnumerable<IComparison> Comparisons(TorchPeer torch, string? config, string what)
    {
        int cores = Environment.ProcessorCount;
        string[] configs = config is null ? [.. Workload.PeerNames] : [config];
        IEnumerable<IComparison> plans = configs.Select(name => new PlanComparison(torch, name, cores));
        IEnumerable<IComparison> fits = configs.Select(name => new FitComparison(torch, name, cores));
        return [.. what == "fit" ? [] : plans, .. what == "plan" ? [] : fits];
    }

    private static void Tell(Findings findings, IComparison comparison, IReadOnlyDictionary<string, Samples> times)
    {
        foreach ((string name, Samples samples) in times)
        {
            findings.Add($"{comparison.Name}, {name}", "median", samples.Percentile(0.5), "ms");
            findings.Add($"{comparison.Name}, {name}", "least", samples.Percentile(double.Epsilon), "ms");
        }

        comparison.Judge(times.ToDictionary(pair => pair.Key, pair => pair.Value.Percentile(0.5)), findings);
    }

    private async Task RunAsync(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        TorchPeer torch = new(parsed.GetRequiredValue(_python));
        int rounds = parsed.GetValue(_rounds) ?? UsualRounds;
        TorchBuild build = await torch.BuildAsync(cancellation);
        findings.Set("rounds", rounds);
        findings.Set("torch", build.Description);
        findings.Tell("rounds", rounds);
        findings.Tell("torch", build.Description);
        findings.Tell("onnxRuntime", OnnxNetworks.IsPresent ? OnnxNetworks.Version : "");
        foreach (IComparison comparison in Comparisons(torch, parsed.GetValue(_config), parsed.GetRequiredValue(_what)))
        {
            progress.Report(comparison.Name);
            Tell(findings, comparison, await Alternation.RunAsync(comparison.Contenders, rounds, progress, cancellation));
        }
    }
}
