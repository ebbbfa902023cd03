using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Tests.Ports;

public sealed class RegisterFileTests : RegisterBusContract
{
    protected override IRegisterBus Create() => new RegisterFile();

    protected override IRegisterBus CreateUnplugged() => new RegisterFile { IsPlugged = false };
}
