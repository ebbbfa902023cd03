using System;
using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Reflection;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Diagnostics;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>Makes a command of a benchmark: runs it, and writes what it found.</summary>
internal static class BenchmarkCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="benchmark">The benchmark.</param>
    /// <param name="mustBeOptimised">Whether a Debug build is refused.</param>
    /// <returns>The command.</returns>
    public static Command Create(IBenchmark benchmark, bool mustBeOptimised = true)
    {
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Option<bool> check = new("--check") { Description = "Exit with 1 where a goal is missed." };
        Command command = new(benchmark.Name, benchmark.Measures);
        Option[] options = [.. benchmark.Options, json, check];
        foreach (Option option in options)
        {
            command.Add(option);
        }

        command.SetAction(parsed =>
        {
            ThrowIfDebug(mustBeOptimised);
            BenchmarkReport report = Run(benchmark, parsed);
            Write(report, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return parsed.GetValue(check) && report.Goals.Any(goal => !goal.IsMet) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }

    private static BenchmarkReport Run(IBenchmark benchmark, ParseResult parsed)
    {
        using StopSignals signals = new();
        Findings findings = new();
        double before = SystemLoad.OneMinute;
        string began = DateTime.UtcNow.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture);
        try
        {
            ProgressLines progress = new(benchmark.Name, parsed.InvocationConfiguration.Error);
            benchmark.Run(parsed, findings, progress, signals.Token);
        }
        catch (OperationCanceledException) when (signals.Token.IsCancellationRequested)
        {
            throw new IOException("stopped; nothing is told of a measurement that was cut off");
        }

        Surroundings surroundings = new(began, Product.Version, MachineProbe.Look(), before, SystemLoad.OneMinute);
        BenchmarkReport report = new(
            benchmark.Name, benchmark.Measures, surroundings, findings.Settings, findings.Figures, findings.Goals, findings.Notes);
        foreach ((string name, JsonElement answer) in findings.Answers)
        {
            report.Answers.Add(name, answer);
        }

        return report;
    }

    private static void ThrowIfDebug(bool mustBeOptimised)
    {
        DebuggableAttribute? how = typeof(BenchmarkCommand).Assembly.GetCustomAttribute<DebuggableAttribute>();
        if (mustBeOptimised && how is { IsJITOptimizerDisabled: true })
        {
            throw new UsageException("This is a Debug build, whose speed says nothing: dotnet run -c Release ...");
        }
    }

    private static void Write(BenchmarkReport report, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, BenchmarkJsonContext.Default.BenchmarkReport));
        }
        else
        {
            ReportText.Write(report, output);
        }
    }
}
