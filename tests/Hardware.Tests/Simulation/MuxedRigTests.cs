using System;
using System.IO;
using MbRlRobot.Boards;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>Angle sensors of one address behind channels of simulated TCA9548As.</summary>
public sealed class MuxedRigTests
{
    private const double Step = 2 * Math.PI / 4096;

    [Theory]
    [InlineData(112, 0, 112, 1)]
    [InlineData(112, 5, 119, 5)]
    public void Each_sensor_sees_its_own_shaft(int firstMux, int firstChannel, int secondMux, int secondChannel)
    {
        using RigRun run = new(Robot(Sensor("x", firstMux, firstChannel), Sensor("theta", secondMux, secondChannel)));
        run.Start(0.1, 0.7);
        for (int tick = 0; tick < 20; tick++)
        {
            Assert.Equal(IoStatus.Ok, run.Tick(0.3));
        }

        using RigRun plain = new();
        plain.Start(0.1, 0.7);
        for (int tick = 0; tick < 20; tick++)
        {
            plain.Tick(0.3);
        }

        Assert.Equal(plain["theta"], run["theta"]);
        Assert.Equal(plain["x"], run["x"], Step / 2 * 1.02);
    }

    [Fact]
    public void A_lost_transaction_with_one_does_not_disturb_the_other()
    {
        using RigRun run = new(
            Robot(Sensor("x", 112, 0), Sensor("theta", 112, 1)), new ScheduledFault(FaultKind.Dropped, "x", 1, From: 0.015));
        run.Start(0.1, 0.7);
        Assert.Equal(IoStatus.Ok, run.Tick());
        Assert.Equal(IoStatus.TransferFailed, run.Tick());
        Assert.Equal(IoStatus.TransferFailed, run.Io.Board.Sensors[0].Status);
        Assert.Equal(IoStatus.Ok, run.Io.Board.Sensors[1].Status);
    }

    [Fact]
    public void A_servo_chip_behind_a_channel_drives_as_one_on_the_bus()
    {
        using RigRun behind = new(Robot(servoMux: ", \"mux\": { \"address\": 113, \"channel\": 7 }"));
        using RigRun direct = new(Robot(servoMux: string.Empty));
        foreach (RigRun run in (RigRun[])[behind, direct])
        {
            run.Start();
            Assert.Equal(IoStatus.Ok, run.Io.Write([0.6]));
            Assert.Equal(IoStatus.Ok, run.Tick());
        }

        Assert.NotEqual(0, direct["xDot"]);
        Assert.Equal(direct["xDot"], behind["xDot"]);
    }

    [Theory]
    [InlineData(4, IoStatus.Ok)]
    [InlineData(8, IoStatus.Ok)]
    [InlineData(12, IoStatus.TransferFailed)]
    [InlineData(0, IoStatus.TransferFailed)]
    public void A_chip_answers_while_its_channel_is_open_and_alone(byte control, IoStatus expected)
    {
        using SimulatedBoard board = new();
        board.WireMuxed(1, 0x70, 2, 0x36, new As5600Chip(), TransferLosses.None);
        board.WireMuxed(1, 0x70, 3, 0x36, new As5600Chip(), TransferLosses.None);
        using IRegisterBus mux = board.OpenI2c(1, 0x70);
        using IRegisterBus sensor = board.OpenI2c(1, 0x36);
        byte[] read = new byte[2];
        Assert.Equal(IoStatus.Ok, mux.Transfer([0xFF, control], []));
        Assert.Equal(IoStatus.Ok, mux.Transfer([], read));
        Assert.Equal([control, control], read);
        Assert.Equal(expected, sensor.Transfer([0x0B], new byte[1]));
    }

    [Fact]
    public void Names_the_chip_that_does_not_answer()
    {
        RobotDescription robot = Robot(Sensor("x", 112, 0), Sensor("theta", 119, 1));
        using SimulatedBoard board = new();
        board.WireMuxed(1, 112, 0, 0x36, new As5600Chip(), TransferLosses.None);
        IOException fault = Assert.Throws<IOException>(() => BoardCatalog.Open(robot, "rig", board, new SteppedClock()));
        Assert.Contains("The TCA9548A at 0x77 of I2C bus 1 does not answer", fault.Message);
    }

    private static string Sensor(string channel, int mux, int muxChannel) => $$"""
        { "part": "as5600", "channel": "{{channel}}", "settings": { "bus": 1, "mux": { "address": {{mux}}, "channel": {{muxChannel}} } } }
        """;

    private static RobotDescription Robot(string x, string theta) =>
        RigRobot.Read(("$.io.gpio.sensors[0]", x), ("$.io.gpio.sensors[1]", theta));

    private static RobotDescription Robot(string servoMux) => RigRobot.Read(("$.io.gpio.actuators[0]", $$"""
        { "part": "rc-servo", "channel": "drive", "settings": { "limits": [-1, 1], "output": 3, "bus": 1{{servoMux}} } }
        """));
}
