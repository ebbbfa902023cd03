using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Robots;
using MbRlRobot.Safety;
using Xunit;

namespace MbRlRobot.Controller.Tests.Safety;

public sealed class StateEnvelopeTests
{
    private const string Circle = "[-3.1416, 3.1416]";

    [Theory]
    [InlineData("[-1, 2.5]", 2.5f, -1)]
    [InlineData("[-1, 2.5]", 2.501f, 0)]
    [InlineData("[-1, 2.5]", -1.001f, 0)]
    [InlineData(Circle, 3.14159f, -1)]
    [InlineData("[-3.14, 3.14]", 3.1415f, -1)]
    [InlineData("[-3.14, 3.14]", -3.1415927f, -1)]
    [InlineData("[-3.14, 1]", -3.1415f, -1)]
    [InlineData("[-3.14, 1]", 1.5f, 0)]
    [InlineData(Circle, float.NaN, 0)]
    public void Stops_a_joint_at_its_limits_but_not_what_goes_all_around(string limits, float angle, int outside) =>
        Assert.Equal(outside, StateEnvelope.Hard(Robot(limits)).FirstOutside([angle, 0]));

    [Theory]
    [InlineData(0.1f, -1)]
    [InlineData(-0.1f, -1)]
    [InlineData(0.10000001f, 1)]
    [InlineData(0.1001f, 1)]
    [InlineData(float.NegativeInfinity, 1)]
    public void Rounds_a_limit_as_a_state_is_rounded(float rate, int outside) =>
        Assert.Equal(outside, StateEnvelope.Hard(Robot(Circle)).FirstOutside([0, rate]));

    [Fact]
    public void Has_the_soft_limits_of_the_states_with_some()
    {
        Assert.Equal([new StateBound(1, -0.05f, 0.05f)], StateEnvelope.Soft(Robot(Circle)).Bounds);
        Assert.Equal(-1, StateEnvelope.Soft(Robot(Circle)).FirstOutside([99, 0.05f]));
        Assert.Equal(1, StateEnvelope.Soft(Robot(Circle)).FirstOutside([0, 0.06f]));
    }

    private static RobotDescription Robot(string limits) => LoopRobots.Read(
        """{ "reward": "0", "episodeSteps": 10 }""",
        $$"""
        [
          { "name": "q", "kind": "angle", "limits": {{limits}} },
          { "name": "qDot", "limits": [-0.1, 0.1], "softLimits": [-0.05, 0.05] }
        ]
        """);
}
