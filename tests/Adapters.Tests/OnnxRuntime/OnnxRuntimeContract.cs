using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>The contract of engines over ONNX Runtime for a robot.</summary>
public abstract class OnnxRuntimeContract : RolloutEngineContract
{
    protected abstract RobotDescription Robot { get; }

    protected override int StateDimension => Robot.State.Count;

    protected override int ActionDimension => Robot.Action.Count;

    protected override int ParameterDimension => Robot.Parameters.Count;

    protected override IRolloutEngine Create(int maximumCandidates, int threads) =>
        OnnxRuntimeEngines.Create(Robot, RandomEnsemble.Of(Robot, seed: 2), maximumCandidates, threads);
}
