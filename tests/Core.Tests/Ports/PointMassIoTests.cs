using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Tests.Ports;

public sealed class PointMassIoTests : RobotIoContract
{
    protected override int ActionDimension => 1;

    protected override IRobotIo Create() => new PointMassIo();
}
