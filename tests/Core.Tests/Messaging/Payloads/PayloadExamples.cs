using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.TestKit;

namespace MbRlRobot.Tests.Messaging.Payloads;

/// <summary>The examples of the folder's README, and how each kind is read and written again.</summary>
internal static class PayloadExamples
{
    private static readonly (TopicKind Kind, Func<byte[], (string? Json, string? Problem)> Again)[] Codecs =
    [
        (TopicKind.Birth, Codec<RobotBirth>()),
        (TopicKind.Status, Codec<RobotStatus>()),
        (TopicKind.Acknowledgement, Codec<Acknowledgement>()),
        (TopicKind.Telemetry, Codec<RobotTelemetry>()),
        (TopicKind.Command, Codec<RobotCommand>()),
        (TopicKind.CommandResult, Codec<RobotCommandResult>()),
        (TopicKind.ModelRequest, Codec<ModelRequest>()),
        (TopicKind.ModelResult, Codec<ModelResult>()),
        (TopicKind.TrainerState, Codec<TrainerState>()),
    ];

    internal static IReadOnlyDictionary<TopicKind, string> All { get; } = Codecs.Select(codec => codec.Kind).Zip(Examples()).ToDictionary();

    /// <summary>Reads a payload and writes it again; or says what is wrong with it.</summary>
    internal static (string? Json, string? Problem) Again(TopicKind kind, byte[] payload) =>
        Codecs.Single(codec => codec.Kind == kind).Again(payload);

    internal static (string? Json, string? Problem) Again(TopicKind kind, string json) => Again(kind, Encoding.UTF8.GetBytes(json));

    private static IEnumerable<string> Examples() =>
        File.ReadLines(Path.Combine(Repository.Root, "shared/Core/Messaging/Payloads/README.md")).Where(line => line.StartsWith('{'));

    private static Func<byte[], (string? Json, string? Problem)> Codec<T>()
        where T : class, IPayload<T> => payload =>
        {
            PayloadReading<T> reading = PayloadJson.Read<T>(payload);
            return (reading.Payload is null ? null : Encoding.UTF8.GetString(PayloadJson.Write(reading.Payload)), reading.Problem);
        };
}
