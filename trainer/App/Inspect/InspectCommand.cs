using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Inspect;

/// <summary><c>inspect</c>: what a model file holds.</summary>
public static class InspectCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        Argument<string> model = new("MODEL") { Description = "A model folder or a model file." };
        Option<string?> robot = new("--robot")
        {
            Description = "Say whether the model is for this robot: a robot.json, or the type of one that is shipped.",
            HelpName = "FILE|TYPE",
        };
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("inspect", "Show what a model holds, and whether it is for a robot.") { model, robot, json };
        command.SetAction(parsed =>
        {
            RobotDescription? description = parsed.GetValue(robot) is { } name ? RobotReading.Read(name) : null;
            InspectReport report = Inspection.Of(ModelOption.Resolve("MODEL", parsed.GetRequiredValue(model)), description);
            Write(report, parsed.GetValue(json), parsed.InvocationConfiguration);
            return report.Difference is null ? ExitCode.Ok : ExitCode.Usage;
        });
        return command;
    }

    private static void Write(InspectReport report, bool asJson, InvocationConfiguration streams)
    {
        TextWriter output = streams.Output;
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, TrainerJsonContext.Default.InspectReport));
            return;
        }

        InspectText.Write(report, output);
        if (report.Difference is { } difference)
        {
            streams.Error.WriteLine($"It is not for the robot. {difference}");
        }
    }
}
