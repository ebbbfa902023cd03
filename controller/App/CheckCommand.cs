using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Configuration;

namespace MbRlRobot.ControllerApp;

/// <summary><c>check</c>: reads a robot.json and says everything that is wrong with it, or what it describes.</summary>
public static class CheckCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        Option<string> robot = RobotOption.Create();
        Option<string?> calibration = new("--calibration")
        {
            Description = "A calibration of such a robot, to be checked against it. [default: none]",
            HelpName = "FILE",
        };
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("check", "Check a robot.json: everything that is wrong, or what it describes.") { robot, calibration, json };
        command.SetAction(parsed =>
        {
            CheckReport report = CheckReport.Of(parsed.GetRequiredValue(robot), parsed.GetValue(calibration));
            if (parsed.GetValue(json))
            {
                parsed.InvocationConfiguration.Output.WriteLine(JsonSerializer.Serialize(report, CheckJsonContext.Default.CheckReport));
            }
            else
            {
                Write(report, parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error);
            }

            return report.IsValid ? ExitCode.Ok : ExitCode.Usage;
        });
        return command;
    }

    private static void Write(CheckReport report, TextWriter output, TextWriter error)
    {
        foreach (ConfigurationProblem problem in report.Problems)
        {
            error.WriteLine(problem.Describe(report.File));
        }

        if (report.IsValid)
        {
            output.WriteLine($"{report.File} is valid: {report.Summary}");
            output.WriteLine($"schema {report.SchemaHash}");
            if (report.Calibration.Length > 0)
            {
                output.WriteLine(report.Calibration);
            }
        }
        else
        {
            error.WriteLine($"{report.File} is refused: {report.Problems.Count} {(report.Problems.Count == 1 ? "problem" : "problems")}");
        }
    }
}
