using System;
using System.CommandLine;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Registry;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Versions;

/// <summary><c>promote</c> and <c>rollback</c>: which version robots are offered.</summary>
public static class PromotionCommands
{
    /// <summary>Makes <c>promote</c>.</summary>
    /// <returns>The command.</returns>
    public static Command Promote()
    {
        Argument<ulong> version = new("VERSION") { Description = "The version; models lists them." };
        (Option<string> robot, Option<string> data) = (RobotOption.Create(), WorkplaceOption.Create());
        Option<bool> force = new("--force") { Description = "Also where a gate refused it." };
        Command command = new("promote", "Offer robots a version: under its number, or a new one where they took higher ones.")
        {
            version, robot, data, force,
        };
        command.SetAction(parsed =>
        {
            (RobotDescription description, ModelRegistry registry) =
                WorkplaceOption.Open(parsed.GetRequiredValue(robot), parsed.GetRequiredValue(data));
            ulong wanted = parsed.GetRequiredValue(version);
            RefuseFailed(registry.Record(wanted), parsed.GetValue(force));
            Tell(parsed, registry, Reissue.Promote(registry, description, wanted, DateTime.UtcNow));
            return ExitCode.Ok;
        });
        return command;
    }

    /// <summary>Makes <c>rollback</c>.</summary>
    /// <returns>The command.</returns>
    public static Command Rollback()
    {
        (Option<string> robot, Option<string> data) = (RobotOption.Create(), WorkplaceOption.Create());
        Command command = new("rollback", "Offer robots the champion before this one, under a new version.") { robot, data };
        command.SetAction(parsed =>
        {
            (RobotDescription description, ModelRegistry registry) =
                WorkplaceOption.Open(parsed.GetRequiredValue(robot), parsed.GetRequiredValue(data));
            Tell(parsed, registry, Reissue.Rollback(registry, description, DateTime.UtcNow));
            return ExitCode.Ok;
        });
        return command;
    }

    private static void RefuseFailed(VersionRecord record, bool isForced)
    {
        if (!record.IsPassed() && !isForced)
        {
            string reasons = string.Join("; ", record.Gates.Where(gate => !gate.Passed).Select(gate => $"{gate.Name}: {gate.Detail}"));
            throw new UsageException(FormattableString.Invariant(
                $"Version {record.Version} did not pass ({reasons}). Promote it all the same with --force."));
        }
    }

    private static void Tell(ParseResult parsed, ModelRegistry registry, ulong champion)
    {
        VersionRecord record = registry.Record(champion);
        parsed.InvocationConfiguration.Output.WriteLine(FormattableString.Invariant(
            $"{registry.Type}: version {champion} is the champion ({record.Origin}); a running serve offers it within a second"));
    }
}
