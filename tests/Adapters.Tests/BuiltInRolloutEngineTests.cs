using MbRlRobot.ControllerApp;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests;

/// <summary>The engine that the controller registers, from a model file.</summary>
public sealed class BuiltInRolloutEngineTests : ModelRolloutEngineContract
{
    protected override IRolloutEngine Create(RobotDescription robot, byte[] onnx, int maximumCandidates, int threads) =>
        ControllerProgram.Adapters().RolloutEngines.Find("builtin")(
            new RolloutSetup(robot, onnx, maximumCandidates, threads, AdapterOptions.None));
}
