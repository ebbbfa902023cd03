using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Threading;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Loading;

/// <summary>How long models and transitions take from a disk to where they are used.</summary>
internal sealed class LoadBenchmark : IBenchmark
{
    private const int UsualTransitions = 1_000_000;

    private readonly Option<int?> _transitions = NumberOption.Create(
        "--transitions", $"How many rows to store and read. [default: {UsualTransitions}]", 1000, 10_000_000);

    /// <inheritdoc/>
    public string Name => "load";

    /// <inheritdoc/>
    public string Measures => "How long a model takes from its file to a ready engine, and stored transitions to the table of a fit.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [_transitions];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        int transitions = parsed.GetValue(_transitions) ?? UsualTransitions;
        DirectoryInfo folder = Directory.CreateTempSubdirectory("mbrl-load-");
        try
        {
            progress.Report("a model");
            ModelLoading.Measure(findings, folder.FullName, cancellation);
            StoreLoading.Measure(findings, folder.FullName, transitions, progress, cancellation);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
