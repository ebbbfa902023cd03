using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>The contract of robot I/O for the reference robot on simulated chips.</summary>
public sealed class CartPoleRigTests : RobotIoContract
{
    protected override int ActionDimension => 1;

    protected override IRobotIo Create() => RigRobot.Open(new SteppedClock());
}
