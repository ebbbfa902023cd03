using System.Collections.Generic;
using MbRlRobot.TestKit;

namespace MbRlRobot.Adapters.Tests;

[AdapterUnderTest(typeof(AppAdapters), "mqttnet")]
public sealed class MqttNetRegistrationTests : PackageRegistrationContract
{
    protected override string Name => "mqttnet";

    protected override IReadOnlyList<string> Packages => ["MQTTnet"];
}
