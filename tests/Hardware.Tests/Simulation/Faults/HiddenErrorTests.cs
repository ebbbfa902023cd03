using System;
using MbRlRobot.Configuration;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation.Faults;

/// <summary>A robot that was not built as its robot.json says.</summary>
public sealed class HiddenErrorTests
{
    private const double AngleStep = 2 * Math.PI / 4096;
    private const double CounterStep = 1.6666666666666667e-5;

    [Theory]
    [InlineData(0.3, 0.5, 0.8)]
    [InlineData(-0.3, 0.5, 0.2)]
    [InlineData(3, 0.5, 3.5 - (2 * Math.PI))]
    public void Reads_an_angle_further_where_the_sensor_is_mounted_turned(double zero, double theta, double expected) =>
        Assert.Equal(expected, Read("theta", 0, theta, new ScheduledFault(FaultKind.Zero, "theta", zero)), AngleStep);

    [Fact]
    public void Reads_the_other_way_round() =>
        Assert.Equal(-0.5, Read("theta", 0, 0.5, new ScheduledFault(FaultKind.Reversed, "theta")), AngleStep);

    [Fact]
    public void Turns_the_zero_with_the_direction() => Assert.Equal(
        -0.8,
        Read("theta", 0, 0.5, new ScheduledFault(FaultKind.Reversed, "theta"), new ScheduledFault(FaultKind.Zero, "theta", 0.3)),
        AngleStep);

    [Theory]
    [InlineData(1.07)]
    [InlineData(0.5)]
    public void Counts_less_where_a_count_is_worth_more(double factor) =>
        Assert.Equal(0.2 / factor, Read("x", 0.2, 0, new ScheduledFault(FaultKind.Scale, "x", factor)), CounterStep);

    [Fact]
    public void Counts_down_where_a_counter_is_the_other_way_round() =>
        Assert.Equal(-0.2, Read("x", 0.2, 0, new ScheduledFault(FaultKind.Reversed, "x")), CounterStep);

    [Fact]
    public void Drives_the_other_way_round()
    {
        using RigRun forwards = Driven();
        using RigRun backwards = Driven(new ScheduledFault(FaultKind.Reversed, "drive"));
        Assert.InRange(forwards["x"], 0.01, 0.3);
        Assert.Equal(-forwards["x"], backwards["x"], 2 * CounterStep);
    }

    [Fact]
    public void Opens_limit_switches_where_they_really_are()
    {
        using RigRun run = new(new ScheduledFault(FaultKind.Scale, "x", 2), new ScheduledFault(FaultKind.Reversed, "x"));
        run.Place(x: 0.41);
        run.Tick();
        Assert.Equal((0.0, 1.0), (run["leftSwitch"], run["rightSwitch"]));
        Assert.Equal(-0.205, run["x"], CounterStep);
    }

    [Theory]
    [InlineData(FaultKind.Zero, "x", 0.1, 0, "$.faults[0].kind", "\"scale\", \"reversed\" there")]
    [InlineData(FaultKind.Scale, "theta", 1.1, 0, "$.faults[0].kind", "\"zero\", \"reversed\" there")]
    [InlineData(FaultKind.Reversed, "estop", 0, 0, "$.faults[0].kind", "\"open\" there")]
    [InlineData(FaultKind.Zero, "theta", 0, 0, "$.faults[0].amount", "an angle from -pi to pi rad, not 0")]
    [InlineData(FaultKind.Zero, "theta", 4, 0, "$.faults[0].amount", "an angle from -pi to pi rad, not 0")]
    [InlineData(FaultKind.Scale, "x", 0, 0, "$.faults[0].amount", "a factor from 0.1 to 10")]
    [InlineData(FaultKind.Reversed, "x", -1, 0, "$.faults[0].amount", "no amount")]
    [InlineData(FaultKind.Reversed, "x", 0, 3, "$.faults[0].from", "no times for \"reversed\"")]
    public void Refuses_parts_that_cannot_be_built_so(FaultKind kind, string channel, double amount, double from, string path, string allowed)
    {
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(
            () => RigRobot.Open(new SteppedClock(), new ScheduledFault(kind, channel, amount, from)));
        ConfigurationProblem problem = Assert.Single(refusal.Problems);
        Assert.Equal(path, problem.Path);
        Assert.Contains(allowed, problem.Allowed);
    }

    private static double Read(string channel, double x, double theta, params ScheduledFault[] faults)
    {
        using RigRun run = new(faults);
        run.Place(x, theta);
        _ = run.Io.Read(run.Channels, out _);
        return run[channel];
    }

    private static RigRun Driven(params ScheduledFault[] faults)
    {
        RigRun run = new(faults);
        run.Start();
        for (int tick = 0; tick < 20; tick++)
        {
            run.Tick(0.3);
        }

        return run;
    }
}
