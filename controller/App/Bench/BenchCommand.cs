using System;
using System.Collections.Generic;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Diagnostics;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary><c>bench</c>: how fast engines plan on this machine, and how much planning fits the control period.</summary>
public static class BenchCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        BenchOptions options = new();
        Command command = new(
            "bench",
            "Measure how long a robot's decisions take on this machine, by each rollout engine, and how large a population fits; "
            + "or, with --loop, how its control loop keeps time.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            if (options.Loop.IsAsked(parsed.CommandResult))
            {
                return LoopBenchCommand.Run(parsed, options, adapters());
            }

            TextWriter output = parsed.InvocationConfiguration.Output;
            bool isJson = parsed.GetValue(options.Json);
            BenchReport report = Measure(parsed, options, adapters().RolloutEngines, isJson ? TextWriter.Null : output);
            if (isJson)
            {
                output.WriteLine(JsonSerializer.Serialize(report, BenchJsonContext.Default.BenchReport));
            }
            else
            {
                BenchText.Write(report, output);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static BenchReport Measure(
        ParseResult parsed, BenchOptions options, PortAdapters<RolloutEngineFactory> engines, TextWriter progress)
    {
        (string Name, RolloutEngineFactory Factory)[] chosen =
            [.. Names(engines, parsed.GetValue(options.Engines) ?? []).Select(name => (name, engines.Find(name)))];
        RobotDescription robot = RobotFile.Read(RobotOption.Resolve(parsed.GetRequiredValue(options.Robot)), HardwareAdapters.Check);
        string file = ModelOption.Resolve(parsed.GetValue(options.Model), robot.Type);
        ModelFolder model = ModelFolder.Read(file, robot);
        BenchSetup setup = new(
            robot,
            File.ReadAllBytes(file),
            model.Model.Ensemble.Members.Architecture.Members,
            parsed.GetRequiredValue(options.EngineOptions),
            parsed.GetValue(options.Threads) ?? Environment.ProcessorCount,
            options.DecisionsOf(parsed),
            parsed.GetValue(options.Seed));
        IReadOnlyList<BenchedEngine> lines = BenchProgress.Run(progress, tell => new BenchRun(setup, tell).Run(chosen));
        return Report(setup, file, model.Model.Ensemble.Version, lines);
    }

    /// <summary>The engines asked for; all that are ready where none is.</summary>
    private static string[] Names(PortAdapters<RolloutEngineFactory> engines, string[] asked)
    {
        string[] ready = [.. engines.Adapters.Where(adapter => adapter.State == AdapterState.Ready).Select(adapter => adapter.Name)];
        return asked.Length > 0 ? asked : ready;
    }

    private static BenchReport Report(BenchSetup setup, string file, ulong version, IReadOnlyList<BenchedEngine> engines)
    {
        PlannerDescription planner = setup.Robot.Planner;
        return new BenchReport(
            setup.Robot.Type,
            file,
            version,
            setup.Members,
            setup.Seed,
            setup.Threads,
            setup.Decisions,
            setup.Robot.ControlPeriod * 1e3,
            setup.BudgetMilliseconds,
            JsonNamingPolicy.CamelCase.ConvertName(planner.Kind.ToString()),
            planner.Horizon,
            planner.Population,
            planner.Iterations,
            planner.Particles,
            JsonNamingPolicy.CamelCase.ConvertName(planner.Propagation.ToString()),
            MachineProbe.Look(),
            engines);
    }
}
