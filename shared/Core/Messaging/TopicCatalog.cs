using System;
using System.Collections.Generic;
using static MbRlRobot.Messaging.QualityOfService;
using static MbRlRobot.Messaging.TopicDirection;

namespace MbRlRobot.Messaging;

/// <summary>
/// Every topic there is, as data. Names are built from this table (<see cref="Topics"/>), subscribed to by it
/// (<see cref="TopicFilters"/>) and parsed by it (<see cref="TopicName"/>).
/// </summary>
public static class TopicCatalog
{
    private const string Robot = "mbrl/v1/{robotId}/";

    /// <summary>The facts of every kind, in the order of <see cref="TopicKind"/>.</summary>
    public static IReadOnlyList<TopicFacts> All { get; } =
    [
        new(TopicKind.Birth, Robot + "birth", RobotToTrainer, AtLeastOnce, true, null, PayloadLimits.BirthBytes),
        new(TopicKind.Status, Robot + "status", RobotToTrainer, AtLeastOnce, true, null, PayloadLimits.ShortBytes),
        new(TopicKind.Transitions, Robot + "transitions", RobotToTrainer, AtLeastOnce, false, null,
            PayloadLimits.TransitionsBytes),
        new(TopicKind.Acknowledgement, Robot + "ack", TrainerToRobot, AtLeastOnce, true, null,
            PayloadLimits.AcknowledgementBytes),
        new(TopicKind.Telemetry, Robot + "telemetry", RobotToTrainer, AtMostOnce, false, 5,
            PayloadLimits.TelemetryBytes),
        new(TopicKind.Command, Robot + "command", TrainerToRobot, AtLeastOnce, false, 2, PayloadLimits.ShortBytes),
        new(TopicKind.CommandResult, Robot + "command/result", RobotToTrainer, AtLeastOnce, false, 2,
            PayloadLimits.ShortBytes),
        new(TopicKind.ModelManifest, Robot + "model/manifest", TrainerToRobot, AtLeastOnce, true, null,
            PayloadLimits.ManifestBytes),
        new(TopicKind.ModelRequest, Robot + "model/request", RobotToTrainer, AtLeastOnce, false, null,
            PayloadLimits.ShortBytes),
        new(TopicKind.ModelChunk, Robot + "model/chunk/{sha256}/{index}", TrainerToRobot, AtLeastOnce, false, null,
            PayloadLimits.ChunkBytes),
        new(TopicKind.ModelResult, Robot + "model/result", RobotToTrainer, AtLeastOnce, false, null,
            PayloadLimits.ShortBytes),
        new(TopicKind.TrainerState, "mbrl/v1/trainer/{trainerId}/state", TrainerToRobot, AtLeastOnce, true, null,
            PayloadLimits.ShortBytes),
    ];

    /// <summary>The facts of one kind.</summary>
    /// <param name="kind">The kind.</param>
    /// <returns>Its row of the table.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such kind.</exception>
    public static TopicFacts Of(TopicKind kind)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)kind, (uint)All.Count, nameof(kind));
        return All[(int)kind];
    }
}
