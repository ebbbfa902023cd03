using System;
using System.Collections.Generic;
using System.CommandLine;
using System.Threading;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Compute;

/// <summary>What the machine can do at most, on one core and on all of them.</summary>
internal sealed class PeakBenchmark : IBenchmark
{
    /// <inheritdoc/>
    public string Name => "peak";

    /// <inheritdoc/>
    public string Measures => "How many floating-point operations a second this machine can do: fused multiply-adds on registers alone.";

    /// <inheritdoc/>
    public IReadOnlyList<Option> Options => [];

    /// <inheritdoc/>
    public void Run(ParseResult parsed, Findings findings, IProgress<string> progress, CancellationToken cancellation)
    {
        findings.Set("lanes", PeakProbe.Lanes);
        progress.Report("one core");
        double one = PeakProbe.Gflops(1, cancellation);
        progress.Report("all cores");
        double all = PeakProbe.Gflops(Environment.ProcessorCount, cancellation);
        findings.Add("one core", "multiply-adds", one, "GFLOP/s");
        findings.Add("all cores", "multiply-adds", all, "GFLOP/s");
        findings.Tell("peakGflops", one);
        findings.Tell("allCoresGflops", all);
    }
}
