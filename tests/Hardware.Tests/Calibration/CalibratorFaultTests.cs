using System;
using System.IO;
using System.Linq;
using MbRlRobot.Calibration;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Calibration;

/// <summary>Whatever goes wrong ends the calibration with the outputs stopped, and says what to look at.</summary>
public sealed class CalibratorFaultTests
{
    private static readonly RobotDescription Rig = RigRobot.Read();

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.99)]
    public void Gives_up_where_a_motor_does_not_move(double deadBand)
    {
        CalibrationRun run = new(Rig, new ScheduledFault(FaultKind.DeadBand, "drive", deadBand));
        Assert.StartsWith(
            "x did not move with duty cycles up to 0.60; look at the motor's power and wires, and at moves",
            Assert.Throws<CalibrationFailedException>(run.Measure).Message);
        Assert.All(run.Boards[^1].Writes, written => Assert.InRange(written, 0, 0.601));
        AssertStopped(run);
    }

    [Fact]
    public void Asks_again_for_what_was_not_done_by_hand_and_gives_up_after_three_times()
    {
        CalibrationRun run = new(Rig, new ScheduledFault(FaultKind.Stuck, "theta"));
        Assert.StartsWith("theta turned by 0.000 rad only; wanted: about 1 rad", Assert.Throws<CalibrationFailedException>(run.Measure).Message);
        Assert.Equal(2, run.Operator.Told.Count(told => told.EndsWith("in its positive direction. Once more.", StringComparison.Ordinal)));
        AssertStopped(run);
    }

    [Fact]
    public void Gives_up_where_a_counter_does_not_count()
    {
        CalibrationRun run = new(Rig, new ScheduledFault(FaultKind.Stuck, "x"));
        Assert.StartsWith("x read 0 m over 0.8 m; look at the encoder's wires", Assert.Throws<CalibrationFailedException>(run.Measure).Message);
        AssertStopped(run);
    }

    [Fact]
    public void Gives_up_where_a_limit_switch_is_open_from_the_beginning()
    {
        CalibrationRun run = new(Rig, new ScheduledFault(FaultKind.Open, "leftSwitch"));
        Assert.StartsWith("leftSwitch is open already: move x away", Assert.Throws<CalibrationFailedException>(run.Measure).Message);
    }

    [Fact]
    public void Does_not_drive_while_a_contact_is_open()
    {
        CalibrationRun run = new(Rig, new ScheduledFault(FaultKind.Open, "estop"));
        IOException fault = Assert.Throws<IOException>(run.Measure);
        Assert.Equal("The drives cannot be enabled: a contact is open, or they have no power (NotEnabled). The outputs are stopped.", fault.Message);
        AssertStopped(run);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(1, 30)]
    [InlineData(1, 400)]
    public void Stops_where_a_sensor_fails(int board, int reading)
    {
        CalibrationRun run = new(Rig) { ReadStatus = (which, read) => which == board && read >= reading ? IoStatus.TimedOut : IoStatus.Ok };
        Assert.Equal("The sensors cannot be read (TimedOut). The outputs are stopped.", Assert.Throws<IOException>(run.Measure).Message);
        AssertStopped(run);
    }

    [Theory]
    [InlineData(0, 30)]
    [InlineData(1, 200)]
    public void Stops_within_a_period_where_the_end_is_asked_for(int board, int reading)
    {
        CalibrationRun run = null!;
        run = new CalibrationRun(Rig)
        {
            ReadStatus = (which, read) =>
            {
                if (which == board && read == reading)
                {
                    run.End.Cancel();
                }

                Assert.False(which == board && read > reading);
                return IoStatus.Ok;
            },
        };
        Assert.ThrowsAny<OperationCanceledException>(run.Measure);
        AssertStopped(run);
    }

    [Fact]
    public void Stops_at_the_soft_limits()
    {
        RobotDescription narrow = RigRobot.Read(("$.state[0].softLimits", "[-0.0001, 0.0001]"), ("$.reset.hardware", null));
        CalibrationRun run = new(narrow);
        CalibrationFailedException failure = Assert.Throws<CalibrationFailedException>(run.Measure);
        Assert.Matches(@"^x is 0\.000\d+ m while the robot drives; allowed: \[-0.0001, 0.0001\]\. The outputs are stopped\.$", failure.Message);
        AssertStopped(run);
    }

    private static void AssertStopped(CalibrationRun run)
    {
        Assert.Equal(["stop", "dispose"], run.Calls.TakeLast(2));
        Assert.Equal(run.Calls.Count(call => call == "open"), run.Calls.Count(call => call == "dispose"));
    }
}
