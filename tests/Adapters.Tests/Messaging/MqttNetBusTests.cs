using MbRlRobot.ControllerApp;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests.Messaging;

[AdapterUnderTest(typeof(BrokerAdapters), "mqttnet")]
public sealed class MqttNetBusTests : MqttBusContract
{
    protected override IMessageBus CreateMqttBus(MessageBusOptions options) =>
        MessageBuses.Create(ControllerProgram.Adapters(), options, "mqttnet");
}
