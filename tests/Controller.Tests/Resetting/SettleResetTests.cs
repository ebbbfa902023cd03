using System;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Loop;
using MbRlRobot.Resetting;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Resetting;

/// <summary>The robot's velocity may be 9 m/s, so that 0.09 m/s is rest; its position 1.1 m.</summary>
public sealed class SettleResetTests
{
    private const long Second = 1_000_000_000;

    private readonly RobotDescription _robot = LoopRobots.Read();
    private readonly float[] _parameters = new float[1];

    [Fact]
    public void Is_done_after_a_second_of_rest()
    {
        SettleReset reset = Begun();
        Assert.Equal(ResetProgress.Working, Tick(reset, 0.5, 0));
        Assert.Equal(ResetProgress.Working, Tick(reset, 0.99, 0.089f));
        Assert.Equal(ResetProgress.Done, Tick(reset, 1, -0.089f));
    }

    [Theory]
    [InlineData(0.091f, 0)]
    [InlineData(-0.091f, 0)]
    [InlineData(float.NaN, 0)]
    [InlineData(0, 1.2f)]
    [InlineData(0, float.NaN)]
    public void Begins_anew_with_each_motion_and_outside_the_limits(float velocity, float position)
    {
        SettleReset reset = Begun();
        Assert.Equal(ResetProgress.Working, Tick(reset, 0.9, velocity, position));
        Assert.Equal(ResetProgress.Working, Tick(reset, 1.8, 0));
        Assert.Equal(ResetProgress.Done, Tick(reset, 1.9, 0));
    }

    [Fact]
    public void Fails_when_its_time_is_over()
    {
        SettleReset reset = Begun();
        Assert.Equal(ResetProgress.Working, Tick(reset, 4.99, 1));
        Assert.Equal(ResetProgress.Failed, Tick(reset, 5, 1));
        Assert.Equal(ResetProgress.Working, reset.Begin(1, 10 * Second, _parameters));
        Assert.Equal(ResetProgress.Working, Tick(reset, 14.9, 1));
    }

    [Fact]
    public void Draws_goals_by_the_seed_as_for_a_simulated_robot()
    {
        SettleReset reset = Begun();
        float first = _parameters[0];
        double[] learned = new double[2];
        double[] drawn = new double[1];
        EpisodeStart.Draw(_robot, 1, learned, drawn);
        Assert.Equal((float)drawn[0], first);
        _ = reset.Begin(2, 0, _parameters);
        Assert.NotEqual(first, _parameters[0]);
    }

    [Fact]
    public void Waits_for_nobody() => Assert.Contains("armed already", Begun().Confirm(), StringComparison.Ordinal);

    private SettleReset Begun()
    {
        SettleReset reset = new(_robot, timeoutSeconds: 5);
        Assert.Null(reset.Refusal);
        Assert.Equal(ResetProgress.Working, reset.Begin(1, 0, _parameters));
        return reset;
    }

    private static ResetProgress Tick(SettleReset reset, double seconds, float velocity, float position = 0) =>
        reset.Tick([position, velocity, 0], (long)(seconds * Second));
}
