using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using MbRlRobot.Benchmarks.Children;
using MbRlRobot.Benchmarks.Codec;
using MbRlRobot.Benchmarks.Comparing;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Fits;
using MbRlRobot.Benchmarks.Growth;
using MbRlRobot.Benchmarks.Ingest;
using MbRlRobot.Benchmarks.Loading;
using MbRlRobot.Benchmarks.Networks;
using MbRlRobot.Benchmarks.Planners;
using MbRlRobot.Benchmarks.Push;
using MbRlRobot.Benchmarks.Record;
using MbRlRobot.Benchmarks.Reporting;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.Benchmarks.Startup;
using MbRlRobot.Benchmarks.Ticks;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks;

/// <summary>The program: a command for each benchmark.</summary>
public static class BenchmarkProgram
{
    private static readonly IBenchmark[] Benchmarks =
    [
        new PeakBenchmark(), new PlanBenchmark(), new FitBenchmark(), new NetworksBenchmark(), new PeersBenchmark(), new GrowthBenchmark(),
        new TickBenchmark(), new RecordBenchmark(), new CodecBenchmark(), new LoadBenchmark(), new IngestBenchmark(), new PushBenchmark(),
        new PlannersBenchmark(), new StartupBenchmark(), new ReportBenchmark(),
    ];

    /// <summary>Runs the program.</summary>
    /// <param name="args">The command line.</param>
    /// <param name="output">Takes the report.</param>
    /// <param name="error">Takes progress and what is wrong.</param>
    /// <returns>The exit code.</returns>
    public static int Run(IReadOnlyList<string> args, TextWriter output, TextWriter error)
    {
        RootCommand root = new("Measures how fast MbRlRobot is. Every speed that it claims comes from here.");
        foreach (IBenchmark benchmark in Benchmarks)
        {
            root.Add(BenchmarkCommand.Create(benchmark));
        }

        root.Add(ChildCommand.Create());
        return CommandLineApp.Run(root, args, output, error);
    }
}
