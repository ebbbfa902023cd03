using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>A message that arrived.</summary>
/// <param name="Message">The message; its bytes belong to whoever takes it.</param>
/// <param name="SubscriptionIds">The identifiers of the subscriptions that it is for; none where the broker does not tell.</param>
public readonly record struct IncomingMessage(BusMessage Message, ReadOnlyMemory<uint> SubscriptionIds);
