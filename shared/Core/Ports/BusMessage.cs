using System;
using MbRlRobot.Messaging;

namespace MbRlRobot.Ports;

/// <summary>One message.</summary>
/// <param name="Topic">Its topic: levels separated by slashes, no wildcards.</param>
/// <param name="Payload">Its bytes.</param>
/// <param name="Quality">How hard it is tried to be delivered; of one received, how it was.</param>
/// <param name="Retain">
/// Whether the broker keeps it for later subscribers; an empty payload clears the one kept. Of one received: whether it had
/// been kept, and is not news.
/// </param>
/// <param name="ExpirySeconds">
/// After how long the broker drops it undelivered, 1 or more; null for never. Of one received: how much of that is left.
/// </param>
public sealed record BusMessage(
    string Topic,
    ReadOnlyMemory<byte> Payload,
    QualityOfService Quality = QualityOfService.AtLeastOnce,
    bool Retain = false,
    uint? ExpirySeconds = null);
