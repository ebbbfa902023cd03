using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Adapters;
using MbRlRobot.CommandLine;
using MbRlRobot.Replay;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary><c>replay</c>: reads a log back, plans it again, estimates it again.</summary>
public static class ReplayCommand
{
    /// <summary>Makes the command.</summary>
    /// <param name="adapters">Lists the adapters.</param>
    /// <returns>The command.</returns>
    public static Command Create(Func<AdapterRegistry> adapters)
    {
        ReplayOptions options = new(NumberOption.Create("--episode", "The episode wanted, from 0; all unless given.", 0, int.MaxValue));
        Command command = new("replay", "Read a robot's log back: tell it, write it as a table, make its plans or its states again.");
        options.AddTo(command);
        command.SetAction(parsed =>
        {
            options.ThrowIfUnfit(parsed);
            string? file = parsed.GetValue(options.Robot);
            RobotDescription? robot = file is null ? null : RobotFile.Read(RobotOption.Resolve(file), HardwareAdapters.Check);
            ReplayReport report = Run(parsed, options, robot, adapters);
            Tell(parsed, options, report, robot);
            return report.Episodes.Any(episode => episode.Plan?.Difference is not null) ? ExitCode.Failed : ExitCode.Ok;
        });
        return command;
    }

    private static ReplayReport Run(
        ParseResult parsed, ReplayOptions options, RobotDescription? robot, Func<AdapterRegistry> adapters)
    {
        string log = ExistingPath.Require(
            "LOG", parsed.GetRequiredValue(options.Log), $"a folder of *{RecordedLog.Extension} files, or one of them");
        string? csv = parsed.GetValue(options.Csv);
        if (csv is not null && File.Exists(csv))
        {
            throw new UsageException($"--csv is '{csv}', which exists; allowed: a new file.");
        }

        bool isPlan = parsed.GetValue(options.Plan);
        using ModelShelf? models = !isPlan ? null : new ModelShelf(
            robot!,
            parsed.GetValue(options.Model) ?? ShippedModels.Of(robot!.Type),
            adapters().RolloutEngines.Find(parsed.GetValue(options.Engine)));
        ReplayJob job = new(robot, models is null ? null : new PlanReplay(robot!, models), parsed.GetValue(options.Reestimate));
        return job.Run(log, parsed.GetValue(options.Episode), csv);
    }

    private static void Tell(ParseResult parsed, ReplayOptions options, ReplayReport report, RobotDescription? robot)
    {
        foreach (string damage in report.Damage)
        {
            parsed.InvocationConfiguration.Error.WriteLine($"{damage}; what is before it was read.");
        }

        if (parsed.GetValue(options.Json))
        {
            parsed.InvocationConfiguration.Output.WriteLine(
                JsonSerializer.Serialize(report, ReplayJsonContext.Default.ReplayReport));
        }
        else
        {
            new ReplayText(parsed.InvocationConfiguration.Output, robot).Write(report);
        }
    }
}
