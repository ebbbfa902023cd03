using System;

namespace MbRlRobot.Ports;

/// <summary>How to reach a broker and who one is there.</summary>
/// <param name="Broker">Its address: <c>mqtt://host:1883</c>, <c>mqtts://host:8883</c>, or <c>inprocess://name</c>.</param>
/// <param name="ClientId">The client's lasting name; the broker keeps its session under it.</param>
/// <param name="Will">What the broker publishes when the connection dies; null for nothing.</param>
/// <param name="WillDelaySeconds">How long it waits before it does.</param>
/// <param name="SessionExpirySeconds">How long the broker keeps subscriptions and undelivered messages of a client that is away.</param>
/// <param name="KeepAliveSeconds">After how long a silent line is tried; one that stays silent counts as dead soon after.</param>
/// <param name="User">The user's name; null for none.</param>
/// <param name="Password">The password; null for none. Never printed.</param>
/// <param name="CertificateAuthorityFile">PEM file of the authority that signed the broker's certificate; null for the system's.</param>
/// <param name="CertificateFile">PEM file of the client's certificate; null for none.</param>
/// <param name="KeyFile">PEM file of its private key, without a password; null for none.</param>
/// <param name="ConnectSeconds">After how long without an answer the broker counts as not reachable.</param>
/// <param name="ReconnectFirstSeconds">The pause before the first try to reconnect; each further one is twice as long.</param>
/// <param name="ReconnectLastSeconds">The longest pause. Every pause is shortened by up to a half, differently for each client.</param>
public sealed record MessageBusOptions(
    Uri Broker,
    string ClientId,
    BusMessage? Will = null,
    uint WillDelaySeconds = 8,
    uint SessionExpirySeconds = 7 * 86400,
    ushort KeepAliveSeconds = 8,
    string? User = null,
    string? Password = null,
    string? CertificateAuthorityFile = null,
    string? CertificateFile = null,
    string? KeyFile = null,
    double ConnectSeconds = 10,
    double ReconnectFirstSeconds = 1,
    double ReconnectLastSeconds = 30)
{
    /// <summary>The options without the password, for logs.</summary>
    /// <returns>One line.</returns>
    public override string ToString() => $"{ClientId} at {Broker}, user {User ?? "none"}";
}
