using System.IO;
using MbRlRobot.ControllerApp;
using MbRlRobot.Lab.Oracle;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests;

/// <summary>Planning through the true dynamics keeps the contract too.</summary>
public sealed class OracleRolloutEngineTests : RolloutEngineContract
{
    private static readonly string Folder = Path.Combine(Repository.Root, "hardware", "robots", "cartpole");

    private readonly RobotDescription _robot = RobotFile.Read(Path.Combine(Folder, "robot.json"));

    protected override int StateDimension => _robot.State.Count;

    protected override int ActionDimension => _robot.Action.Count;

    protected override int ParameterDimension => _robot.Parameters.Count;

    protected override IRolloutEngine Create(int maximumCandidates, int threads) =>
        new OracleRolloutEngine(_robot, Folder, ControllerProgram.Adapters().RobotIos.Find("plant"), maximumCandidates, threads);
}
