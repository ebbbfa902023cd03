using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Tests.Ports;

public sealed class LoopbackMessageBusTests : MessageBusContract
{
    private readonly LoopbackBroker _broker = new();

    protected override IMessageBus Create(string clientId, BusMessage? will = null) => new LoopbackMessageBus(_broker);
}
