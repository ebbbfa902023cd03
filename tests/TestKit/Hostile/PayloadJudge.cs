using System;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.TestKit.Hostile;

/// <summary>Says by the readers of the contracts, which have tests of their own, what a receiver can use.</summary>
public static class PayloadJudge
{
    /// <summary>Whether a payload is well-formed for its topic.</summary>
    /// <param name="name">The topic.</param>
    /// <param name="payload">The bytes.</param>
    public static bool IsWellFormed(TopicName name, ReadOnlySpan<byte> payload) => name.Kind switch
    {
        TopicKind.Birth => Reads<RobotBirth>(payload),
        TopicKind.Status => Reads<RobotStatus>(payload),
        TopicKind.Transitions => TransitionBatchReader.Read(payload, name.OwnerId).Batch is not null,
        TopicKind.Acknowledgement => Reads<Acknowledgement>(payload),
        TopicKind.Telemetry => Reads<RobotTelemetry>(payload),
        TopicKind.Command => Reads<RobotCommand>(payload),
        TopicKind.CommandResult => Reads<RobotCommandResult>(payload),
        TopicKind.ModelRequest => Reads<ModelRequest>(payload),
        TopicKind.ModelResult => Reads<ModelResult>(payload),
        TopicKind.TrainerState => Reads<TrainerState>(payload),
        _ => false,
    };

    private static bool Reads<T>(ReadOnlySpan<byte> payload)
        where T : class, IPayload<T> => PayloadJson.Read<T>(payload).Payload is not null;
}
