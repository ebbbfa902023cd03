using System;
using System.CommandLine;
using System.IO;
using MbRlRobot.CommandLine;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Processes;

namespace MbRlRobot.ControllerApp.Control;

/// <summary><c>arm</c>, <c>disarm</c>, <c>stop</c>: commands to a control process that runs.</summary>
public static class MailboxCommand
{
    private static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    /// <summary>Makes the command arm.</summary>
    /// <returns>The command.</returns>
    public static Command Arm() => Create(
        "arm", "Begin a session: make the pre-arm checks, then let the robot move.", CommandKind.Arm);

    /// <summary>Makes the command disarm.</summary>
    /// <returns>The command.</returns>
    public static Command Disarm() => Create(
        "disarm", "End the session after the episode under way.", CommandKind.Disarm);

    /// <summary>Makes the command stop.</summary>
    /// <returns>The command.</returns>
    public static Command Stop() => Create(
        "stop", "Stop the robot now, by its stop policy, and end the session; it says when the outputs are stopped.", CommandKind.Stop);

    /// <summary>Gives a control process a command, and waits for what becomes of it.</summary>
    /// <param name="folder">Where the processes of the robot meet.</param>
    /// <param name="kind">What to do.</param>
    /// <param name="settings">For <see cref="CommandKind.Set"/>: the new values.</param>
    /// <param name="output">Takes what became of it.</param>
    /// <param name="error">Takes why it was not done.</param>
    /// <returns>The exit code.</returns>
    /// <exception cref="IOException">No control process runs this robot, or it takes no commands.</exception>
    internal static int Give(
        RuntimeFolder folder, CommandKind kind, ReadOnlySpan<ParameterSetting> settings, TextWriter output, TextWriter error)
    {
        if (!folder.Rings.HasWriter)
        {
            throw new IOException($"No control process runs the robot '{folder.RobotId}': start one with mbrl-controller run.");
        }

        using MailboxSender sender = MailboxSender.Open(folder.Mailbox);
        ulong sequence = sender.Send(kind, CommandOrigin.Local, null, settings, Lifetime);
        MailReply? reply = sender.WaitForReply(sequence, Patience);
        if (reply is { Outcome: CommandOutcome.Done })
        {
            output.WriteLine($"{folder.RobotId}: done");
            return ExitCode.Ok;
        }

        error.WriteLine(reply is null
            ? $"{folder.RobotId}: no answer within {Patience.TotalSeconds} s: is the control process stuck?"
            : $"{folder.RobotId}: {reply.Outcome}: {reply.Message}");
        return ExitCode.Failed;
    }

    private static Command Create(string name, string description, CommandKind kind)
    {
        RobotAddress address = new(isRobotRequired: false);
        Command command = new(name, description);
        address.AddTo(command);
        command.SetAction(parsed => Give(
            address.FolderOf(parsed), kind, [], parsed.InvocationConfiguration.Output, parsed.InvocationConfiguration.Error));
        return command;
    }
}
