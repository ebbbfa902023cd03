using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Models;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary><c>plan</c>: one decision through a model, and what it expects.</summary>
public static class PlanCommand
{
    private const int UsualRepeats = 20;
    private const int MostRepeats = 10_000;

    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        PlanOptions options = new(NumberOption.Create(
            "--repeat", $"How often to decide, for the time it takes; {UsualRepeats} unless given.", 1, MostRepeats));
        Command command = new(
            "plan", "Make one decision through a model: the action, what it is expected to lead to, how long it takes.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            string description = RobotOption.Resolve(parsed.GetRequiredValue(options.Robot));
            RobotDescription robot = RobotFile.Read(description, HardwareAdapters.Check);
            PlanStart start = PlanStart.Read(
                robot,
                parsed.GetValue(options.State),
                parsed.GetValue(options.Previous),
                parsed.GetValue(options.Parameters),
                parsed.GetValue(options.Seed));
            string file = ModelOption.Resolve(parsed.GetValue(options.Model), robot.Type);
            PlanReport report = Decide(robot, start, file, parsed, options, adapters());
            if (parsed.GetValue(options.Json))
            {
                parsed.InvocationConfiguration.Output.WriteLine(
                    JsonSerializer.Serialize(report, PlanJsonContext.Default.PlanReport));
            }
            else
            {
                PlanText.Write(report, robot, parsed.InvocationConfiguration.Output);
            }

            return ExitCode.Ok;
        });
        return command;
    }

    private static PlanReport Decide(
        RobotDescription robot,
        PlanStart start,
        string file,
        ParseResult parsed,
        PlanOptions options,
        AdapterRegistry adapters)
    {
        ModelFolder model = ModelFolder.Read(file, robot);
        string? engine = parsed.GetValue(options.Engine);
        ulong seed = parsed.GetValue(options.Seed);
        RolloutSetup setup = new(
            robot,
            File.ReadAllBytes(file),
            PlannerFactory.MaximumCandidates(robot.Planner),
            Environment.ProcessorCount,
            parsed.GetRequiredValue(options.EngineOptions));
        using Decision decision = new(setup, adapters.RolloutEngines.Find(engine), seed);
        PlanResult result = decision.Make(start, parsed.GetValue(options.Repeats) ?? UsualRepeats);
        return new PlanReport(
            robot.Type,
            file,
            model.Model.Ensemble.Version,
            engine ?? adapters.RolloutEngines.Default!.Name,
            seed,
            [.. robot.State.Select(state => state.Name)],
            [.. robot.Action.Select(action => action.Name)],
            start.State,
            decision.Steps[0].Action,
            result.Return,
            result.Disagreement,
            model.Manifest?.DisagreementThreshold,
            result.Iterations,
            result.Candidates,
            decision.Milliseconds[0],
            decision.Milliseconds[decision.Milliseconds.Count / 2],
            decision.Milliseconds.Count,
            decision.Steps);
    }
}
