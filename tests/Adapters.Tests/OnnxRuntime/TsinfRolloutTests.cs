using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using MbRlRobot.TestKit.Robots;

namespace MbRlRobot.Adapters.Tests.OnnxRuntime;

/// <summary>The port's contract, particles staying with their members.</summary>
[AdapterUnderTest(typeof(AppAdapters), OnnxRuntimeEngines.Name)]
public sealed class TsinfRolloutTests : OnnxRuntimeContract
{
    protected override RobotDescription Robot { get; } = SampleRobot.Read();
}
