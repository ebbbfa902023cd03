using System.IO;
using MbRlRobot.ControllerApp;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests;

[AdapterUnderTest(typeof(AppAdapters), "mujoco")]
public sealed class MuJoCoIoTests : RobotIoContract
{
    private static readonly string Folder = Path.Combine(Repository.Root, "hardware/robots/cartpole");

    protected override int ActionDimension => 1;

    protected override IRobotIo Create() =>
        ControllerProgram.Adapters().RobotIos.Find("mujoco")(RobotFile.Read(Path.Combine(Folder, "robot.json")), Folder, new VirtualLoopClock());
}
