using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Calibrate;
using MbRlRobot.ControllerApp.Run;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary><c>bench --loop</c>: how a robot's control loop keeps time on this machine.</summary>
internal static class LoopBenchCommand
{
    /// <summary>Measures and tells.</summary>
    /// <param name="parsed">The command line.</param>
    /// <param name="options">Its options.</param>
    /// <param name="adapters">What there is to choose from.</param>
    /// <returns>The exit code.</returns>
    public static int Run(ParseResult parsed, BenchOptions options, AdapterRegistry adapters)
    {
        LoopBenchSetup setup = options.Loop.Read(parsed);
        RunRequest request = Request(parsed, options, setup, adapters);
        TextWriter output = parsed.InvocationConfiguration.Output;
        bool isJson = parsed.GetValue(options.Json);
        using StopSignals signals = new();
        LoopBenchReport report = BenchProgress.Run(
            isJson ? TextWriter.Null : output, tell => new LoopBench(setup, tell).Run(request, signals.Token));
        foreach (string warning in report.Warnings)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"warning: {warning}");
        }

        if (isJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, BenchJsonContext.Default.LoopBenchReport));
        }
        else
        {
            LoopBenchText.Write(report, output);
        }

        return ExitCode.Ok;
    }

    private static RunRequest Request(ParseResult parsed, BenchOptions options, LoopBenchSetup setup, AdapterRegistry adapters)
    {
        string file = RobotOption.Resolve(parsed.GetRequiredValue(options.Robot));
        RobotDescription robot = RobotFile.Read(file, HardwareAdapters.Check);
        string[] engines = parsed.GetValue(options.Engines) ?? [];
        string? engine = engines.Length > 0 ? engines[0] : null;
        return new RunRequest(
            robot with { Session = robot.Session with { MaxMinutes = double.MaxValue } },
            robot.Type,
            Path.GetDirectoryName(Path.GetFullPath(file))!,
            new Wiring(setup.Io, adapters.RobotIos.Find(setup.Io), Faults: null, Calibration: null, Checks: []),
            engine ?? adapters.RolloutEngines.Default?.Name ?? string.Empty,
            adapters.RolloutEngines.Find(engine),
            parsed.GetValue(options.Model) is { } model ? ModelOption.Resolve(model, robot.Type) : null,
            IsLockstep: false,
            setup.RealTime,
            Episodes: int.MaxValue,
            parsed.GetValue(options.Seed),
            Waits: false,
            AwaitModel: 0,
            parsed.GetValue(options.Threads) ?? Environment.ProcessorCount,
            Runtime: null,
            PlantJournal: null,
            IsHeadless: true,
            IsJson: parsed.GetValue(options.Json),
            Link: null);
    }
}
