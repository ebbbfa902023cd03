using System.IO;
using MbRlRobot.ControllerApp;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests;

/// <summary>The contract of robot I/O for a plant, wired up as the controller does it.</summary>
public abstract class PlantIoContract : RobotIoContract
{
    protected abstract string Type { get; }

    protected override int ActionDimension => Robot.Action.Count;

    private string Folder => Path.Combine(Repository.Root, "hardware", "robots", Type);

    private RobotDescription Robot => RobotFile.Read(Path.Combine(Folder, "robot.json"));

    protected override IRobotIo Create() =>
        ControllerProgram.Adapters().RobotIos.Find("plant")(Robot, Folder, new VirtualLoopClock());
}
