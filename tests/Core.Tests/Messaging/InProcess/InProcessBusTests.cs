using System.Collections.Concurrent;
using System.Collections.Generic;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Messaging.InProcess;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Tests.Messaging.InProcess;

public sealed class InProcessBusTests : LostLineContract
{
    private readonly InProcessBroker _broker = new();
    private readonly ConcurrentDictionary<string, bool> _cut = [];

    protected override IMessageBus CreateBus(MessageBusOptions options) => new ReconnectingMessageBus(options, Connect);

    protected override void Cut(string clientId)
    {
        _cut[clientId] = true;
        _broker.Cut(clientId);
    }

    protected override void Mend(string clientId) => _cut[clientId] = false;

    private IBrokerConnection Connect(MessageBusOptions options, IIncomingMessages incoming) =>
        _cut.GetValueOrDefault(options.ClientId)
            ? throw new MessageBusException("The line is cut.")
            : _broker.Connect(options, incoming);
}
