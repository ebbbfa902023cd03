using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>The port's contract, particles changing members, as few of them as there are members.</summary>
[AdapterUnderTest(typeof(AppAdapters), OnnxRuntimeEngines.Name)]
public sealed class Ts1RolloutTests : OnnxRuntimeContract
{
    protected override RobotDescription Robot { get; } =
        SampleRobot.Read(("$.planner.propagation", "\"ts1\""), ("$.planner.particles", "5"));
}
