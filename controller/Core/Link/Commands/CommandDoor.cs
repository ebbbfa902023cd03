using System;
using System.Buffers.Binary;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Security.Cryptography;
using System.Text;
using System.Threading.Tasks;
using MbRlRobot.Installation;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Link.Commands;

/// <summary>
/// Commands from afar: looked at here, done by the control process, answered on the bus. <c>stop</c> and <c>disarm</c> always
/// pass; <c>arm</c> and <c>set</c> only where robot.json's <c>session.remoteArm</c> is true.
/// </summary>
internal sealed class CommandDoor
{
    /// <summary>How long a command is good for in the mailbox, and an answer is awaited.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromSeconds(2);

    private const int MostPending = 32;

    private readonly RobotDescription _robot;
    private readonly ControlSide _control;
    private readonly Func<TopicKind, ReadOnlyMemory<byte>, Task> _publish;
    private readonly Func<WallClock> _clock;
    private readonly Action _repeat;
    private readonly LinkEvents _events;
    private readonly TimeProvider _time;
    private readonly CommandHistory _history = new();
    private readonly List<PendingCommand> _pending = [];

    /// <summary>Opens the door.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="control">Where commands go.</param>
    /// <param name="publish">Publishes answers.</param>
    /// <param name="clock">The time of day.</param>
    /// <param name="repeat">Tells birth and status again.</param>
    /// <param name="events">Takes what people should know.</param>
    /// <param name="time">The clock.</param>
    public CommandDoor(
        RobotDescription robot,
        ControlSide control,
        Func<TopicKind, ReadOnlyMemory<byte>, Task> publish,
        Func<WallClock> clock,
        Action repeat,
        LinkEvents events,
        TimeProvider time) =>
        (_robot, _control, _publish, _clock, _repeat, _events, _time) = (robot, control, publish, clock, repeat, events, time);

    /// <summary>A command arrived.</summary>
    /// <param name="message">The message; nobody vouches for it.</param>
    public void Take(BusMessage message)
    {
        PayloadReading<RobotCommand> reading = PayloadJson.Read<RobotCommand>(message.Payload.Span);
        if (message.Retain || reading.Payload is not { } command)
        {
            _events.Refuse(TopicKind.Command, $"a command was refused: {reading.Problem ?? "it was retained, and so is not news"}");
            return;
        }

        (CommandOutcome Outcome, string Message)? answer = Look(command) ?? Do(command);
        if (answer is { } said)
        {
            Answer(command, said.Outcome, said.Message);
        }
    }

    /// <summary>Passes on what the control process answered. To be called ten times a second or so.</summary>
    public void Poll()
    {
        foreach (PendingCommand pending in _pending.ToArray())
        {
            if (ReplyTo(pending) is { } reply)
            {
                _pending.Remove(pending);
                Answer(pending.Command, reply.Outcome, reply.Message);
            }
        }
    }

    private (CommandOutcome Outcome, string Message)? Look(RobotCommand command)
    {
        WallClock clock = _clock();
        bool isOfAuthority = command.Kind is CommandKind.Arm or CommandKind.Set;
        return command switch
        {
            _ when clock.IsSynchronized && clock.UtcNow >= command.ExpiresUtc => (CommandOutcome.Expired, "it is too old"),
            _ when !_history.IsNew(command) => (CommandOutcome.Repeated, "its nonce or number came before"),
            _ when isOfAuthority && !_robot.Session.RemoteArm =>
                (CommandOutcome.NotAllowed, "session.remoteArm of robot.json is false: it is taken on the robot itself only"),
            _ when _pending.Count == MostPending => (CommandOutcome.Failed, "too many commands wait for an answer"),
            _ => null,
        };
    }

    private (CommandOutcome Outcome, string Message)? Do(RobotCommand command)
    {
        if (command.Kind == CommandKind.Rebirth)
        {
            _repeat();
            return (CommandOutcome.Done, string.Empty);
        }

        string[] names = [.. _robot.Parameters.Select(each => each.Name)];
        if (command.Parameters?.Keys.FirstOrDefault(name => !names.Contains(name)) is { } unknown)
        {
            return (CommandOutcome.Refused, $"the robot has no parameter '{unknown}'");
        }

        try
        {
            ParameterSetting[] settings = [.. (command.Parameters ?? new Dictionary<string, double>())
                .Select(each => new ParameterSetting(Array.IndexOf(names, each.Key), each.Value))];
            ulong sequence = _control.Mailbox().Send(command.Kind, CommandOrigin.Link, NonceOf(command), settings, Lifetime);
            _pending.Add(new PendingCommand(command, sequence, _time.Monotonic() + Lifetime));
            return null;
        }
        catch (IOException fault)
        {
            return (CommandOutcome.Failed, fault.Message);
        }
    }

    private MailReply? ReplyTo(PendingCommand pending)
    {
        try
        {
            MailReply? reply = _control.Mailbox().TryReadReply(pending.Sequence);
            return reply ?? (_time.Monotonic() < pending.Deadline
                ? null
                : new MailReply(CommandOutcome.Failed, "the control process did not answer"));
        }
        catch (IOException fault)
        {
            return new MailReply(CommandOutcome.Failed, fault.Message);
        }
    }

    private void Answer(RobotCommand command, CommandOutcome outcome, string message)
    {
        _events.Tell($"command {command.Kind} of {command.Sender}: {outcome}{(message.Length > 0 ? ", " + message : string.Empty)}");
        _publish(TopicKind.CommandResult, PayloadJson.Write(
            new RobotCommandResult(command.Sender, command.Nonce, command.Sequence, outcome, Printable.Text(message))));
    }

    /// <summary>The mailbox has room for a number: half of a hash of who sent it and what it is called.</summary>
    private static UInt128 NonceOf(RobotCommand command) => BinaryPrimitives.ReadUInt128LittleEndian(
        SHA256.HashData(Encoding.UTF8.GetBytes($"{command.Sender}\n{command.Nonce}")));
}
