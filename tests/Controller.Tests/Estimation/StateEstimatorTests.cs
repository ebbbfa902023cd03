using System;
using System.IO;
using MbRlRobot.Estimation;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Estimation;

public sealed class StateEstimatorTests
{
    private const string States = """
        [
          { "name": "old", "limits": [-10, 10], "role": "laggedAction(force, 2)" },
          { "name": "phi", "kind": "angle", "limits": [-3.1416, 3.1416], "from": "encoder" },
          { "name": "phiDot", "limits": [-9, 9], "from": "velocityOf(phi)" },
          { "name": "recent", "limits": [-10, 10], "role": "laggedAction(force, 1)" }
        ]
        """;

    [Fact]
    public void Takes_states_from_channels_by_name_in_any_order()
    {
        StateEstimator estimator = new(EstimatedRobots.Of(States), ["spare", "phiDot", "encoder"]);
        estimator.Reset([7, 2, 0.5], 0);
        Assert.Equal([0, 0.5f, 2, 0], estimator.State.ToArray());
        estimator.Update([8, 3, 0.75], 10);
        Assert.Equal([0, 0.75f, 3, 0], estimator.State.ToArray());
    }

    [Theory]
    [InlineData(3.5)]
    [InlineData(-3.5)]
    [InlineData(100)]
    [InlineData(Math.PI)]
    [InlineData(-Math.PI)]
    public void Wraps_angles(double reading)
    {
        StateEstimator estimator = new(EstimatedRobots.Of(States), ["phiDot", "encoder"]);
        estimator.Reset([0, reading], 0);
        float angle = estimator.State[1];
        Assert.InRange(angle, -MathF.PI, MathF.BitDecrement(MathF.PI));
        Assert.Equal(0, Math.IEEERemainder(angle - reading, 2 * Math.PI), 1e-5);
    }

    [Fact]
    public void Remembers_the_actions_applied()
    {
        StateEstimator estimator = new(EstimatedRobots.Of(States), ["phiDot", "encoder"]);
        estimator.Reset([0, 0], 0);
        Assert.Equal((1f, 0f), Shifted(estimator, 1));
        Assert.Equal((2f, 1f), Shifted(estimator, 2));
        Assert.Equal((3f, 2f), Shifted(estimator, 3));
        estimator.Reset([0, 0], 5);
        Assert.Equal((4f, 0f), Shifted(estimator, 4));
    }

    [Fact]
    public void Says_which_channel_it_lacks()
    {
        RobotDescription robot = SampleRobot.Read();
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => new StateEstimator(robot, ["x", "theta"]));
        Assert.Contains("x is read from the channel encoder, but the channels are x, theta", fault.Message, StringComparison.Ordinal);
    }

    private static (float Recent, float Old) Shifted(StateEstimator estimator, float applied)
    {
        estimator.Shift([applied]);
        return (estimator.State[3], estimator.State[0]);
    }
}
