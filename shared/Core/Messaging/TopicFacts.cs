namespace MbRlRobot.Messaging;

/// <summary>What sender and receiver of one kind of topic agree on.</summary>
/// <param name="Kind">The kind.</param>
/// <param name="Template">
/// The topic with placeholders: <c>{robotId}</c>, <c>{trainerId}</c>, <c>{sha256}</c>, <c>{index}</c>.
/// </param>
/// <param name="Direction">Who publishes it.</param>
/// <param name="QualityOfService">Delivery guarantee to publish and subscribe with.</param>
/// <param name="Retained">
/// Whether the broker keeps the last message for later subscribers. Never true for commands.
/// </param>
/// <param name="ExpirySeconds">Message expiry in seconds; null when the message never expires.</param>
/// <param name="MaximumPayloadBytes">Largest payload in bytes.</param>
public sealed record TopicFacts(
    TopicKind Kind,
    string Template,
    TopicDirection Direction,
    QualityOfService QualityOfService,
    bool Retained,
    int? ExpirySeconds,
    int MaximumPayloadBytes);
