using System;
using System.Globalization;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Robots;

namespace MbRlRobot.Loop;

/// <summary>Takes commands out of the mailbox and has the loop do them. Allocates nothing while the robot is armed.</summary>
internal sealed class CommandDesk(RobotDescription robot, ControlMailbox mailbox)
{
    private readonly MonotonicLoopClock _clock = new();
    private readonly char[] _text = new char[300];
    private readonly ulong[] _stops = new ulong[16];
    private int _waiting;

    /// <summary>Whether somebody waits to hear that the outputs are stopped.</summary>
    public bool IsWaiting => _waiting > 0;

    /// <summary>Does what is in the mailbox.</summary>
    public void Serve(ControlLoop loop)
    {
        while (mailbox.TryTake(_clock.NowNanoseconds, out MailCommand command))
        {
            Do(loop, command);
        }
    }

    /// <summary>Answers the stops that were asked for, now that it is known what became of them.</summary>
    public void AnswerStops(bool isStopped)
    {
        for (int stop = 0; stop < _waiting; stop++)
        {
            mailbox.Answer(
                _stops[stop],
                isStopped ? CommandOutcome.Done : CommandOutcome.Failed,
                isStopped ? string.Empty : "the outputs are not known to be stopped");
        }

        _waiting = 0;
    }

    private void Do(ControlLoop loop, in MailCommand command)
    {
        switch (command.Kind)
        {
            case CommandKind.Stop:
                Stop(loop, command);
                break;
            case CommandKind.Disarm:
                loop.Disarm();
                mailbox.Answer(command.Sequence, CommandOutcome.Done, string.Empty);
                break;
            case CommandKind.Arm:
                Arm(loop, command);
                break;
            case CommandKind.Set:
                Set(loop, command);
                break;
            default:
                mailbox.Answer(command.Sequence, CommandOutcome.Refused, "the control process does not know this command");
                break;
        }
    }

    private void Stop(ControlLoop loop, in MailCommand command)
    {
        if (_waiting == _stops.Length)
        {
            // answered late rather than never: the loop is stopping for those before it
            AnswerStops(isStopped: false);
        }

        _stops[_waiting++] = command.Sequence;
        loop.Stop();
    }

    private void Arm(ControlLoop loop, in MailCommand command)
    {
        if (command.Origin != CommandOrigin.Local && !robot.Session.RemoteArm)
        {
            mailbox.Answer(command.Sequence, CommandOutcome.NotAllowed, "session.remoteArm is false: arm it on the robot itself");
            return;
        }

        string? refusal = loop.Arm();
        mailbox.Answer(
            command.Sequence, refusal is null ? CommandOutcome.Done : CommandOutcome.Refused, refusal ?? string.Empty);
    }

    private void Set(ControlLoop loop, in MailCommand command)
    {
        int length = 0;
        foreach (ParameterSetting setting in mailbox.Settings)
        {
            length = length > 0 ? length : Refusal(setting);
        }

        if (length > 0 || command.Count == 0)
        {
            ReadOnlySpan<char> text = length > 0 ? _text.AsSpan(0, length) : "there is nothing to set";
            mailbox.Answer(command.Sequence, CommandOutcome.Refused, text);
            return;
        }

        foreach (ParameterSetting setting in mailbox.Settings)
        {
            loop.Set((int)setting.Parameter, (float)setting.Value);
        }

        mailbox.Answer(command.Sequence, CommandOutcome.Done, string.Empty);
    }

    /// <summary>Writes why a value is refused.</summary>
    /// <returns>The characters of it; 0 where it is allowed.</returns>
    private int Refusal(ParameterSetting setting)
    {
        int length;
        if ((ulong)setting.Parameter >= (ulong)robot.Parameters.Count)
        {
            _ = _text.AsSpan().TryWrite(
                CultureInfo.InvariantCulture, $"there is no parameter {setting.Parameter}", out length);
            return length;
        }

        ParameterDescription parameter = robot.Parameters[(int)setting.Parameter];
        if (setting.Value >= parameter.Limits.Low && setting.Value <= parameter.Limits.High)
        {
            return 0;
        }

        _ = _text.AsSpan().TryWrite(
            CultureInfo.InvariantCulture,
            $"{parameter.Name} is {setting.Value}; allowed: {parameter.Limits.Low} to {parameter.Limits.High} {parameter.Unit}",
            out length);
        return Math.Max(1, length);
    }
}
