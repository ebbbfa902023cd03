using System;
using System.CommandLine;
using System.Globalization;
using System.IO;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Processes;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Control;

/// <summary><c>status</c>: how a robot stands.</summary>
public static class StatusCommand
{
    /// <summary>Makes the command.</summary>
    /// <returns>The command.</returns>
    public static Command Create()
    {
        RobotAddress address = new(isRobotRequired: false);
        Option<bool> json = new("--json") { Description = "Write JSON for machines." };
        Command command = new("status", "Tell how a robot stands; exits with 1 where no control process runs it.")
        {
            json,
        };
        address.AddTo(command);
        command.SetAction(parsed =>
        {
            StatusReport report = Read(address.FolderOf(parsed));
            TextWriter output = parsed.InvocationConfiguration.Output;
            if (parsed.GetValue(json))
            {
                output.WriteLine(JsonSerializer.Serialize(report, StatusJsonContext.Default.StatusReport));
            }
            else
            {
                Write(report, output);
            }

            return report.IsRunning ? ExitCode.Ok : ExitCode.Failed;
        });
        return command;
    }

    private static StatusReport Read(RuntimeFolder folder)
    {
        if (!File.Exists(folder.Status))
        {
            throw new IOException($"No control process has run the robot '{folder.RobotId}' since this computer started.");
        }

        using StatusReader reader = StatusReader.Open(folder.Status);
        RobotSnapshot snapshot = reader.TryRead()
            ?? throw new IOException($"The control process of '{folder.RobotId}' died while it told its status, or has only just started.");
        LoopStatus status = snapshot.Status;
        return new StatusReport(
            folder.RobotId,
            folder.Rings.HasWriter,
            (new MonotonicLoopClock().NowNanoseconds - status.WrittenNanoseconds) / 1e9,
            status.Epoch.ToString("x16", CultureInfo.InvariantCulture),
            status.ProcessId,
            Name(status.Lifecycle),
            Name(status.Phase),
            status.Fault == LoopFault.None ? null : status.Fault.Describe(),
            Name(status.SessionEnd),
            status.Sessions,
            status.SessionEpisodes,
            status.Episode,
            status.Step,
            Finite(status.Return),
            status.Transitions,
            status.Overruns,
            status.MissedPeriods,
            Finite(status.PlanMilliseconds),
            status.ModelVersion,
            status.ExpiredCommands,
            status.RepeatedCommands,
            status.TornCommands,
            snapshot.State,
            snapshot.Action,
            snapshot.Parameters);
    }

    private static void Write(StatusReport report, TextWriter output)
    {
        string now = report.IsRunning ? "runs" : "does not run; this is what its last control process told last";
        output.WriteLine($"{report.RobotId} {now}");
        TextTable table = new("", "");
        table.Add("lifecycle", report.Lifecycle);
        table.Add("phase", report.Phase);
        table.Add("fault", report.Fault ?? "none");
        table.Add("last session ended by", report.SessionEnd);
        table.Add("episode, step", $"{report.Episode + 1}, {report.Step}");
        table.Add("return", report.Return);
        table.Add("transitions", (double)report.Transitions);
        table.Add("late ticks, periods missed", $"{report.Overruns}, {report.MissedPeriods}");
        table.Add("decision ms", report.PlanMilliseconds);
        table.Add("model", $"{report.ModelVersion}");
        table.Add("commands expired, repeated, damaged", $"{report.ExpiredCommands}, {report.RepeatedCommands}, {report.TornCommands}");
        table.Add("epoch, process", $"{report.Epoch}, {report.ProcessId}");
        table.Write(output);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
