using MbRlRobot.ControllerApp;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests.Messaging;

[AdapterUnderTest(typeof(BrokerAdapters), "mqttnet")]
public sealed class MqttNetTlsTests : TlsBusContract
{
    protected override IMessageBus CreateMqttBus(MessageBusOptions options) =>
        MessageBuses.Create(ControllerProgram.Adapters(), options, "mqttnet");
}
