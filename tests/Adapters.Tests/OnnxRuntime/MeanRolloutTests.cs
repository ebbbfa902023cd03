using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>The port's contract, with the mean of the members.</summary>
[AdapterUnderTest(typeof(AppAdapters), OnnxRuntimeEngines.Name)]
public sealed class MeanRolloutTests : OnnxRuntimeContract
{
    protected override RobotDescription Robot { get; } = SampleRobot.Read(("$.planner.propagation", "\"mean\""));
}
