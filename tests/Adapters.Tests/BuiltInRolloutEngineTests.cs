using System.Collections.Generic;
using MbRlRobot.ControllerApp;
using MbRlRobot.Onnx;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Adapters.Tests;

/// <summary>The engine that the controller registers, from a model file.</summary>
public sealed class BuiltInRolloutEngineTests : RolloutEngineContract
{
    private readonly RobotDescription _robot = SampleRobot.Read();

    protected override int StateDimension => _robot.State.Count;

    protected override int ActionDimension => _robot.Action.Count;

    protected override int ParameterDimension => _robot.Parameters.Count;

    protected override IRolloutEngine Create(int maximumCandidates, int threads) =>
        ControllerProgram.Adapters().RolloutEngines.Find("builtin")(new RolloutSetup(
            _robot, OnnxModelWriter.Write(RandomEnsemble.Of(_robot, seed: 2), _robot), maximumCandidates, threads, new Dictionary<string, string>()));
}
