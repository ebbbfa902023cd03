using System.Text.Json;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Following;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Following;

public sealed class FallbackChainTests
{
    [Theory]
    [InlineData("planTail,stop", true, 3, ActionSource.PlanTail)]
    [InlineData("planTail,stop", false, 3, ActionSource.Stop)]
    [InlineData("planTail,hold,stop", false, 3, ActionSource.Hold)]
    [InlineData("planTail,damp,stop", false, 3, ActionSource.Damp)]
    [InlineData("hold,planTail,stop", true, 3, ActionSource.Hold)]
    [InlineData("stop", true, 1, ActionSource.Stop)]
    [InlineData("planTail,stop", true, 12, ActionSource.PlanTail)]
    [InlineData("planTail,stop", true, 13, ActionSource.Stop)]
    [InlineData("hold,stop", true, 13, ActionSource.Stop)]
    public void Takes_the_first_that_can_until_the_plan_is_too_old(string kinds, bool hasTail, long age, ActionSource expected)
    {
        FallbackChain chain = new(Robot(kinds, planAge: null), delaySteps: 1);
        Assert.Equal(12, chain.LongestAge);
        Assert.Equal(expected, chain.Choose(hasTail, age));
    }

    [Theory]
    [InlineData(0.2, 5)]
    [InlineData(0.21, 5)]
    [InlineData(0.4, 10)]
    public void Keeps_the_age_that_a_robot_says(double planAge, long periods) =>
        Assert.Equal(periods, new FallbackChain(Robot("stop", planAge), delaySteps: 3).LongestAge);

    private static RobotDescription Robot(string kinds, double? planAge) => LoopRobots.Read() with
    {
        Safety = new SafetyDescription(
            JsonSerializer.Deserialize<FallbackKind[]>($"[\"{kinds.Replace(",", "\",\"", System.StringComparison.Ordinal)}\"]"),
            PlanAge: planAge),
    };
}
