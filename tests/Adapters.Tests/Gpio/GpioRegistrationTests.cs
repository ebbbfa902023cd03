using System.Collections.Generic;
using MbRlRobot.TestKit;

namespace MbRlRobot.Adapters.Tests.Gpio;

[AdapterUnderTest(typeof(AppAdapters), "gpio")]
public sealed class GpioRegistrationTests : PackageRegistrationContract
{
    protected override string Name => "gpio";

    protected override IReadOnlyList<string> Packages => ["System.Device.Gpio", "Iot.Device.Bindings"];
}
