using System;
using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Ingest;
using MbRlRobot.Messaging;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Import;

/// <summary><c>import</c>: transitions from a table that was logged elsewhere.</summary>
public static class ImportCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        Argument<string> table = new("CSV") { Description = "The table: one row for each control period, columns named as in robot.json." };
        Option<string> robot = RobotOption.Create();
        Option<string> folder = new("--out") { Description = "The folder that takes transitions.csv.", HelpName = "DIR", Required = true };
        Option<string?> id = new("--id") { Description = "Whose transitions they are called; the robot's type unless given.", HelpName = "ID" };
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("import", "Take in a table of states and actions that was logged elsewhere.") { table, robot, folder, id, json };
        command.SetAction(parsed =>
        {
            RobotDescription description = RobotReading.Read(parsed.GetRequiredValue(robot));
            string source = ExistingPath.RequireFile("CSV", parsed.GetRequiredValue(table), "a table with a column for each state and action");
            ImportReport report = Import(source, description, parsed.GetRequiredValue(folder), parsed.GetValue(id));
            Write(report, parsed.GetValue(json), parsed.InvocationConfiguration.Output);
            return ExitCode.Ok;
        });
        return command;
    }

    private static ImportReport Import(string source, RobotDescription robot, string folder, string? id)
    {
        if (id is not null && !RobotIdSyntax.IsValid(id))
        {
            throw new UsageException($"--id is '{id}'; allowed: {RobotIdSyntax.Allowed}.");
        }

        string file = Path.Combine(folder, DataFolder.TransitionsFile);
        CsvImportSummary summary = NewTable.Write(
            file, robot, row => CsvImport.Read(source, robot, row, id, TaskRewards.Of(robot)));
        return new ImportReport(
            file,
            summary.Rows,
            summary.Transitions,
            summary.Episodes,
            FormattableString.Invariant($"{summary.Epoch:x16}"),
            summary.Separator == '\t' ? "tabulator" : summary.Separator.ToString(),
            summary.Unusable,
            summary.IgnoredColumns,
            summary.AbsentParameters);
    }

    private static void Write(ImportReport report, bool asJson, TextWriter output)
    {
        if (asJson)
        {
            output.WriteLine(JsonSerializer.Serialize(report, TrainerJsonContext.Default.ImportReport));
            return;
        }

        output.WriteLine(FormattableString.Invariant(
            $"{report.File}: {report.Transitions} transitions in {report.Episodes} episodes, from {report.Rows} rows"));
        foreach (UnusableRows rows in report.Unusable)
        {
            output.WriteLine(FormattableString.Invariant($"  a fit will leave out {rows.Rows}: {rows.Reason}"));
        }

        if (report.IgnoredColumns.Count > 0)
        {
            output.WriteLine($"  columns not read: {string.Join(", ", report.IgnoredColumns)}");
        }

        if (report.AbsentParameters.Count > 0)
        {
            output.WriteLine($"  parameters at their defaults: {string.Join(", ", report.AbsentParameters)}");
        }
    }
}
