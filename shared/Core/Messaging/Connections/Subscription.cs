using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>One handler's subscription.</summary>
/// <param name="Filter">What it wants.</param>
/// <param name="Quality">The best quality wanted.</param>
/// <param name="Handler">Takes the messages.</param>
internal sealed record Subscription(string Filter, QualityOfService Quality, Action<BusMessage> Handler)
{
    /// <summary>Marks the messages of its filter: the same in every process, so that kept messages find their handlers.</summary>
    public uint Id { get; } = SubscriptionIds.Of(Filter);
}
