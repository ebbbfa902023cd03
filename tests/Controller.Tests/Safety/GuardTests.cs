using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Robots;
using MbRlRobot.Safety;
using Xunit;

namespace MbRlRobot.Controller.Tests.Safety;

public sealed class GuardTests
{
    private static readonly string[] Channels = ["velocity", "position", "estop"];

    [Theory]
    [InlineData(0, true)]
    [InlineData(60_000_000, true)]
    [InlineData(60_000_001, false)]
    public void Readings_may_fail_for_one_and_a_half_control_periods(long age, bool isPassed) =>
        Assert.Equal(isPassed, new SensorAgeGuard(LoopRobots.Read()).IsPassed(1000 + age, 1000));

    [Fact]
    public void Readings_may_fail_for_as_long_as_the_robot_says() => Assert.Equal(
        250_000_000, new SensorAgeGuard(LoopRobots.Read() with { Safety = new SafetyDescription(SensorAge: 0.25) }).LongestNanoseconds);

    [Fact]
    public void A_sensor_that_reads_the_same_for_too_long_while_driven_is_frozen()
    {
        FrozenSensorGuard guard = new(Robot(0.1), Channels);
        Assert.Equal(-1, guard.FirstFrozen([0, 0.5, 0], [1], 0));
        Assert.Equal(-1, guard.FirstFrozen([1, 0.5, 0], [1], 100_000_000));
        Assert.Equal(1, guard.FirstFrozen([2, 0.5, 0], [1], 100_000_001));
        Assert.Equal(-1, guard.FirstFrozen([2, 0.5000001, 0], [1], 100_000_002));
    }

    [Fact]
    public void A_robot_that_is_not_driven_may_stand_still()
    {
        FrozenSensorGuard guard = new(Robot(0.1), Channels);
        Assert.Equal(-1, guard.FirstFrozen([0, 0.5, 0], [1], 0));
        Assert.Equal(-1, guard.FirstFrozen([0, 0.5, 0], [0], 90_000_000));
        Assert.Equal(-1, guard.FirstFrozen([0, 0.5, 0], [1], 190_000_000));
        Assert.Equal(1, guard.FirstFrozen([0, 0.5, 0], [1], 190_000_001));
        guard.Restart();
        Assert.Equal(-1, guard.FirstFrozen([0, 0.5, 0], [1], 190_000_001));
    }

    [Fact]
    public void Contacts_and_channels_that_measure_no_state_may_stand_still()
    {
        FrozenSensorGuard guard = new(Robot(0.1), Channels);
        for (int tick = 0; tick < 100; tick++)
        {
            Assert.Equal(-1, guard.FirstFrozen([0, tick, 0], [1], tick * 50_000_000L));
        }
    }

    [Fact]
    public void The_guard_is_off_unless_the_robot_has_it()
    {
        FrozenSensorGuard guard = new(LoopRobots.Read() with { Safety = new SafetyDescription() }, Channels);
        Assert.Equal(-1, guard.FirstFrozen([0, 0, 0], [1], 0));
        Assert.Equal(-1, guard.FirstFrozen([0, 0, 0], [1], long.MaxValue - 1));
    }

    [Theory]
    [InlineData(0, 0, true)]
    [InlineData(float.NaN, 0, false)]
    [InlineData(0, float.NegativeInfinity, false)]
    public void Only_finite_numbers_pass(float first, float second, bool isPassed)
    {
        Assert.Equal(isPassed, FiniteGuard.IsPassed([first, second]));
        Assert.Equal(isPassed, FiniteGuard.IsPassed([(double)first, second]));
    }

    private static RobotDescription Robot(double frozen) =>
        LoopRobots.Read() with { Safety = new SafetyDescription(Frozen: frozen) };
}
