using System.CommandLine;
using System.IO;
using System.Text.Json;
using MbRlRobot.CommandLine;
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
                StatusText.Write(report, output);
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
        double age = (new MonotonicLoopClock().NowNanoseconds - snapshot.Status.WrittenNanoseconds) / 1e9;
        return StatusReport.Of(folder.RobotId, folder.Rings.HasWriter, age, snapshot);
    }
}
