using System;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>A servo on a PCA9685 of the rig, as drive: its position is the plant's action.</summary>
public sealed class ServoRigTests
{
    private const string Part = """
        { "part": "rc-servo", "channel": "drive",
          "settings": { "limits": [-1, 1], "output": 3, "bus": 1, "outputEnable": 16 } }
        """;

    [Fact]
    public void Drives_the_plant_through_driver_and_chip_to_a_step_of_a_pulse()
    {
        using RigRun servo = new(Robot());
        using RigRun bridge = new();
        servo.Start();
        bridge.Start();
        servo.Io.Write([0.6]);
        bridge.Io.Write([0.6]);
        servo.Tick();
        bridge.Tick();

        // 1 ms is 205 steps of the chip for an action from -1 to 1; the speed is in proportion
        Assert.Equal(bridge["xDot"], servo["xDot"], bridge["xDot"] / 0.6 * 2 / 205);
    }

    [Fact]
    public void Is_limp_before_the_first_write_and_after_a_stop()
    {
        using RigRun run = new(Robot());
        run.Start();
        run.Tick();
        Assert.Equal(0, run["xDot"]);
        run.Tick(0.5);
        run.Io.Stop();
        run.Tick();
        double speed = run["xDot"];
        run.Tick();
        Assert.True(Math.Abs(run["xDot"]) <= Math.Abs(speed));
    }

    [Fact]
    public void Reports_writes_that_the_chip_does_not_get()
    {
        using RigRun run = new(Robot(), new ScheduledFault(FaultKind.Dropped, "drive", 1, From: 0.015));
        run.Start();
        Assert.Equal(IoStatus.Ok, run.Tick(0.5));
        Assert.Equal(IoStatus.TransferFailed, run.Tick(0.6));
    }

    private static RobotDescription Robot() => RigRobot.Read(("$.io.gpio.actuators[0]", Part));
}
