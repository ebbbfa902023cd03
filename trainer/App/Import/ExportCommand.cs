using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Ingest;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Import;

/// <summary><c>export</c>: all transitions of a folder as one table.</summary>
public static class ExportCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        Option<string> robot = RobotOption.Create();
        Option<string> data = DataOption.Create();
        Option<string> file = new("--out") { Description = "The table to write; must not exist.", HelpName = "FILE", Required = true };
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("export", "Write all transitions of a folder into one CSV table, each once.") { robot, data, file, json };
        command.SetAction(parsed =>
        {
            RobotDescription description = RobotReading.Read(parsed.GetRequiredValue(robot));
            string source = DataOption.Resolve(parsed.GetRequiredValue(data));
            string target = parsed.GetRequiredValue(file);
            DataReading reading = NewTable.Write(target, description, row => DataFolder.Read(source, description, row));
            Write(
                new ExportReport(target, reading.Files, reading.Rows, reading.Duplicates),
                parsed.GetValue(json),
                parsed.InvocationConfiguration.Output);
            return ExitCode.Ok;
        });
        return command;
    }

    private static void Write(ExportReport report, bool asJson, TextWriter output) => output.WriteLine(asJson
        ? JsonSerializer.Serialize(report, TrainerJsonContext.Default.ExportReport)
        : FormattableString.Invariant(
            $"{report.File}: {report.Rows} transitions from {string.Join(", ", report.Sources)}; {report.Duplicates} duplicates dropped"));
}
