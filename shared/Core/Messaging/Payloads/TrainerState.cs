using System.Collections.Generic;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>
/// <c>state</c> of a trainer, retained; the broker publishes <see cref="Offline"/> as its will. While no trainer is online,
/// robots only store.
/// </summary>
/// <param name="Online">Whether the trainer is connected.</param>
/// <param name="SoftwareVersion">Its version; empty where it is offline.</param>
/// <param name="SchemaHashes">The schemas it takes transitions of; at most <see cref="MaximumSchemas"/>, none where it is offline.</param>
public sealed record TrainerState(bool Online, string SoftwareVersion, IReadOnlyList<string> SchemaHashes) : IPayload<TrainerState>
{
    /// <summary>How many schemas a payload has room for.</summary>
    public const int MaximumSchemas = 48;

    static TopicKind IPayload<TrainerState>.Kind => TopicKind.TrainerState;

    /// <summary>The will of a trainer.</summary>
    public static TrainerState Offline { get; } = new(Online: false, SoftwareVersion: "", SchemaHashes: []);

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.Require(
            Online == SoftwareVersion.Length > 0, "$.softwareVersion", SoftwareVersion, "a version when online, else empty"),
        PayloadRules.Message("$.softwareVersion", SoftwareVersion),
        PayloadRules.Each("$.schemaHashes", SchemaHashes, MaximumSchemas, (path, hash) => PayloadRules.Hash(path, hash ?? "")));
}
