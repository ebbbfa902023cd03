using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Calibration;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Calibration;

public sealed class CalibratorTests
{
    private const double AngleStep = 2 * Math.PI / 4096;
    private const double Count = 1.6666666666666667e-5;

    private static readonly RobotDescription Rig = RigRobot.Read();
    private static readonly Lazy<RobotCalibration> Found = new(() => new CalibrationRun(Rig, Hidden()).Measure());

    [Theory]
    [InlineData(0.3, true, 1.07, false, 0.08, true, 0)]
    [InlineData(-0.3, false, 0.93, true, 0.08, false, 0)]
    [InlineData(3.1, true, 1.07, true, 0.2, false, 0)]
    [InlineData(-1.5, false, 1.5, false, 0.03, true, 0)]
    [InlineData(0.3, true, 1.07, false, 0.08, true, 0.002)]
    public void Finds_hidden_zero_direction_scale_and_dead_band(
        double zero, bool angleIsReversed, double scale, bool counterIsReversed, double deadBand, bool motorIsReversed, double noise)
    {
        CalibrationRun run = new(Rig, Hidden(zero, angleIsReversed, scale, counterIsReversed, deadBand, motorIsReversed, noise));
        RobotCalibration found = run.Measure();
        Assert.Equal(["x", "theta", "drive"], found.Parts.Keys);
        PartCalibration angle = found.Parts["theta"];
        Assert.InRange(Math.Abs(Angles.Wrap(angle.Zero!.Value - zero)), 0, AngleStep);
        Assert.Equal(angleIsReversed, angle.Reversed);
        double unitsPerCount = Count * scale * (counterIsReversed ? -1 : 1);
        Assert.Equal(1, found.Parts["x"].UnitsPerCount!.Value / unitsPerCount, 0.02);
        Assert.Equal(motorIsReversed ? -1 : 1, found.Parts["drive"].FullScale);
        Assert.Equal(deadBand, found.Parts["drive"].DeadBand!.Value, 0.02 * deadBand);
    }

    [Fact]
    public void Finds_nothing_to_change_where_the_robot_is_as_its_robot_json_says()
    {
        RobotCalibration found = new CalibrationRun(Rig).Measure();
        Assert.Equal((0, false), (Math.Round(found.Parts["theta"].Zero!.Value, 9), found.Parts["theta"].Reversed));
        Assert.Equal(1, found.Parts["x"].UnitsPerCount!.Value / Count, 0.003);
        Assert.Equal(1, found.Parts["drive"].FullScale);
        Assert.InRange(found.Parts["drive"].DeadBand!.Value, 0, 0.001);
    }

    [Fact]
    public void Measures_the_same_again() => Assert.Equal(
        Found.Value.Parts.AsEnumerable(), new CalibrationRun(Rig, Hidden()).Measure().Parts);

    [Fact]
    public void Makes_the_robot_read_and_move_as_if_it_were_built_as_its_robot_json_says()
    {
        (double X, double Theta)[] expected = Drive(null);
        (double X, double Theta)[] calibrated = Drive(Found.Value, Hidden());
        (double X, double Theta)[] uncalibrated = Drive(null, Hidden());
        Assert.InRange(expected.Max(each => Math.Abs(each.X)), 0.02, 0.3);
        Assert.All(expected.Zip(calibrated), pair =>
        {
            Assert.Equal(pair.First.X, pair.Second.X, 0.002);
            Assert.Equal(pair.First.Theta, pair.Second.Theta, 0.02);
        });
        Assert.Contains(expected.Zip(uncalibrated), pair => Math.Abs(pair.First.X - pair.Second.X) > 0.02);
    }

    [Fact]
    public void Reads_the_plant_to_a_step_of_the_sensor()
    {
        using SimulatedBoardIo io = SimulatedBoardIo.Open(Rig, "rig", new SteppedClock(), new FaultSchedule(7, Hidden()), "f", Found.Value);
        double[] channels = new double[io.Channels.Count];
        for (double theta = -3; theta < 3; theta += 0.37)
        {
            double[] state = new double[channels.Length];
            (state[0], state[1]) = (theta / 10, theta);
            io.Reset(state);
            _ = io.Read(channels, out _);
            Assert.Equal(theta, channels[1], 1.5 * AngleStep);
            Assert.Equal(theta / 10, channels[0], 0.002 * Math.Abs(theta / 10) + Count);
        }
    }

    [Fact]
    public void Asks_for_a_length_where_a_counter_has_no_two_limit_switches()
    {
        RobotDescription robot = RigRobot.Read(("$.io.gpio.sensors[2]", null));
        CalibrationRun run = new(robot, Hidden()) { Operator = new TestOperator { Length = 0.15 } };
        Assert.Equal(1.07, run.Measure().Parts["x"].UnitsPerCount!.Value / Count, 0.001);
        Assert.Equal("How far will you move x, in m? It must be exact to a hundredth.", run.Operator.Asked[0]);
        Assert.Contains("Move x by hand by 0.15 m in its positive direction, and leave it there.", run.Operator.Asked);
    }

    [Fact]
    public void Leaves_a_motor_alone_that_does_not_say_what_it_moves()
    {
        CalibrationRun run = new(RigRobot.Read(("$.io.gpio.actuators[0].settings.moves", null)));
        Assert.Equal(["x", "theta"], run.Measure().Parts.Keys);
        Assert.Equal("drive is left as it is: its settings in robot.json do not say what it moves.", Assert.Single(run.Operator.Told));
        Assert.DoesNotContain("enable", run.Calls);
    }

    [Fact]
    public void Moves_slowly_and_little_with_the_outputs_stopped_between_pushes()
    {
        CalibrationRun run = new(Rig, Hidden());
        _ = run.Measure();
        WatchedIo driven = run.Boards[^1];
        Assert.InRange(driven.Writes.Max(Math.Abs), 0.08, 0.1);
        Assert.All(driven.Driven, x => Assert.InRange(x, -0.03, 0.03));
        Assert.Equal(run.Calls.Count(call => call == "enable"), run.Calls.SkipWhile(call => call != "enable")
            .Zip(run.Calls.SkipWhile(call => call != "enable").Skip(1)).Count(pair => pair is ("enable", "stop")));
        Assert.InRange(run.Seconds, 30, 300);
        Assert.True(run.Operator.Shown > 0);
    }

    private static (double X, double Theta)[] Drive(RobotCalibration? calibration, params ScheduledFault[] faults)
    {
        SteppedClock clock = new();
        using SimulatedBoardIo io = SimulatedBoardIo.Open(Rig, "rig", clock, new FaultSchedule(7, faults), "f", calibration);
        double[] channels = new double[io.Channels.Count];
        io.Reset(channels);
        io.Enable();
        List<(double, double)> read = [];
        for (int tick = 0; tick < 200; tick++)
        {
            io.Write([0.12 * Math.Sin(0.06 * tick)]);
            clock.NowNanoseconds += 10_000_000;
            _ = io.Advance(0.01);
            _ = io.Read(channels, out _);
            read.Add((channels[0], channels[1]));
        }

        return [.. read];
    }

    private static ScheduledFault[] Hidden(
        double zero = 0.3,
        bool angleIsReversed = true,
        double scale = 1.07,
        bool counterIsReversed = false,
        double deadBand = 0.08,
        bool motorIsReversed = true,
        double noise = 0)
    {
        List<ScheduledFault> faults =
        [
            new(FaultKind.Zero, "theta", zero), new(FaultKind.Scale, "x", scale), new(FaultKind.DeadBand, "drive", deadBand),
        ];
        faults.AddRange(new[] { (angleIsReversed, "theta"), (counterIsReversed, "x"), (motorIsReversed, "drive") }
            .Where(each => each.Item1).Select(each => new ScheduledFault(FaultKind.Reversed, each.Item2)));
        if (noise > 0)
        {
            faults.Add(new(FaultKind.Noise, "theta", noise));
            faults.Add(new(FaultKind.Noise, "x", noise / 20));
        }

        return [.. faults];
    }
}
