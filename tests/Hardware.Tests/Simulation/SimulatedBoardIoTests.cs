using System;
using System.Linq;
using MbRlRobot.Adapters;
using MbRlRobot.Boards;
using MbRlRobot.Configuration;
using MbRlRobot.Hardware.Tests.Plants;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Simulation;

public sealed class SimulatedBoardIoTests
{
    [Fact]
    public void Gives_the_boards_channels_and_behind_them_the_plants_that_nothing_measures()
    {
        using RigRun run = new();
        Assert.Equal(["x", "theta", "leftSwitch", "rightSwitch", "estop", "xDot", "thetaDot"], run.Io.Channels);
    }

    [Fact]
    public void Drives_the_plant_through_drivers_and_chips_as_the_plant_alone_is_driven()
    {
        using RigRun run = new();
        IPlant plant = PlantCatalog.Create(RigRobot.Read(), "rig");
        double[] state = [0.05, 0.1, 0, 0];
        run.Start(0.05, 0.1);
        for (int tick = 0; tick < 100; tick++)
        {
            double action = tick % 20 < 10 ? 0.25 : -0.25;
            Assert.Equal(IoStatus.Ok, run.Io.Write([action]));
            Assert.Equal(IoStatus.Ok, run.Tick());
            plant.Step(state, [action], RigRun.Period);
            Assert.Equal(state[0], run["x"], 1e-5);
            Assert.Equal(state[1], run["theta"], Math.PI / 4096 * 1.001);
            Assert.Equal(state[2], run["xDot"], 1e-9);
        }
    }

    [Fact]
    public void Quantises_by_the_counters_edges_and_the_magnets_steps()
    {
        using RigRun run = new();
        run.Place(0.1000004, 0.7);
        run.Io.Read(run.Channels, out _);
        double count = 0.04 / 2400;
        Assert.Equal(Math.Round(0.1000004 / count) * count, run["x"], 1e-12);
        double step = 2 * Math.PI / 4096;
        Assert.Equal(Math.Round(0.7 / step) * step, run["theta"], 1e-12);
    }

    [Fact]
    public void Loses_its_drive_when_the_loop_stands_still_for_the_watchdogs_time()
    {
        using RigRun run = new();
        IPlant plant = PlantCatalog.Create(RigRobot.Read(), "rig");
        run.Start();
        run.Io.Write([0.5]);
        run.Pass(0.25);
        double[] state = Numbers.After(plant, new double[4], [0.5], 0.1);
        state = Numbers.After(plant, state, [0], 0.15);
        run.Io.Read(run.Channels, out _);
        Assert.Equal(state[2], run["xDot"], 1e-3);
        Assert.Equal(StopCause.PowerCut, run.StopCause);
        Assert.Equal(IoStatus.NotEnabled, run.Io.Write([0.5]));
        Assert.Equal(IoStatus.Ok, run.Io.Enable());
    }

    [Fact]
    public void Stops_when_no_command_comes_while_the_loop_goes_on()
    {
        using RigRun run = new();
        run.Start();
        run.Io.Write([0.2]);
        int ticks = 0;
        while (run.StopCause == StopCause.None && ticks < 100)
        {
            run.Tick();
            ticks++;
        }

        // three control periods of 40 ms, and the first period beyond them
        Assert.Equal((13, StopCause.CommandTooOld), (ticks, run.StopCause));
        Assert.Equal(IoStatus.NotEnabled, run.Io.Write([0.2]));
    }

    [Fact]
    public void Cuts_the_drive_at_the_emergency_stop_and_stays_cut_until_it_is_enabled_again()
    {
        using RigRun run = new(new ScheduledFault(FaultKind.Open, "estop", From: 0.035, To: 0.075));
        run.Start();
        Assert.Equal(IoStatus.Ok, run.Tick(0.5));
        Assert.Equal(IoStatus.Ok, run.Tick(0.5));
        Assert.Equal(IoStatus.Ok, run.Tick(0.5));
        Assert.Equal(IoStatus.NotEnabled, run.Tick(0.5));
        Assert.Equal((1, StopCause.ContactOpen), (run["estop"], run.StopCause));
        Assert.Equal(IoStatus.NotEnabled, run.Io.Enable());
        run.Pass(0.05);
        run.Tick();
        Assert.Equal(0, run["estop"]);
        Assert.Equal(IoStatus.NotEnabled, run.Io.Write([0.5]));
        Assert.Equal(IoStatus.Ok, run.Io.Enable());
        Assert.Equal(IoStatus.Ok, run.Tick(0.5));
    }

    [Theory]
    [InlineData(1, "rightSwitch")]
    [InlineData(-1, "leftSwitch")]
    public void Cuts_the_drive_at_a_limit_switch(double drive, string channel)
    {
        using RigRun run = new();
        run.Start(drive * 0.35);
        int ticks = 0;
        while (run.Tick(drive) == IoStatus.Ok && ticks++ < 100)
        {
        }

        Assert.Equal((1, StopCause.ContactOpen), (run[channel], run.StopCause));
        Assert.InRange(Math.Abs(run["x"]), 0.4, 0.45);
        Assert.Equal(IoStatus.NotEnabled, run.Io.Enable());
    }

    [Fact]
    public void Repeats_to_the_bit_with_faults()
    {
        Assert.Equal(Run(), Run());

        static double[] Run()
        {
            using RigRun run = new(
                new ScheduledFault(FaultKind.Noise, "theta", 0.01),
                new ScheduledFault(FaultKind.Noise, "x", 0.001),
                new ScheduledFault(FaultKind.Dropped, "theta", 0.3, From: 0.01),
                new ScheduledFault(FaultKind.DeadBand, "drive", 0.1));
            run.Start(0, 0.3);
            for (int tick = 0; tick < 50; tick++)
            {
                run.Tick(0.3);
            }

            return run.Channels;
        }
    }

    [Fact]
    public void Allocates_nothing_in_a_tick_with_all_faults()
    {
        using RigRun run = new(
            new ScheduledFault(FaultKind.Noise, "theta", 0.01),
            new ScheduledFault(FaultKind.Latency, "x", 2),
            new ScheduledFault(FaultKind.Dropped, "theta", 0.2, From: 0.05),
            new ScheduledFault(FaultKind.Stuck, "x", From: 0.1),
            new ScheduledFault(FaultKind.DeadBand, "drive", 0.1));
        run.Start();
        Ticks(30);
        using (AllocationGuard.Expect(0))
        {
            Ticks(50);
        }

        void Ticks(int count)
        {
            for (int tick = 0; tick < count; tick++)
            {
                run.Io.Advance(RigRun.Period);
                run.Io.Read(run.Channels, out _);
                run.Io.Write([0.1]);
            }
        }
    }

    [Fact]
    public void Coasts_from_a_reset_whatever_was_written_before()
    {
        using RigRun run = new();
        run.Start();
        run.Tick(1);
        run.Place(0.1);
        run.Tick();
        Assert.Equal(0, run["xDot"], 1e-9);
        Assert.Equal(IoStatus.NotEnabled, run.Io.Write([1]));
    }

    [Fact]
    public void Refuses_resets_that_are_no_state()
    {
        using RigRun run = new();
        Assert.Contains("x, theta", Assert.Throws<ArgumentException>(() => run.Io.Reset([0, 0])).Message);
        Assert.Contains("thetaDot is not", Assert.Throws<ArgumentException>(() => run.Io.Reset([0, 0, 0, 0, 0, 0, double.NaN])).Message);
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Io.Advance(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => run.Io.Advance(double.NaN));
    }

    [Fact]
    public void Fails_when_the_plant_is_no_longer_finite()
    {
        using RigRun run = new();
        double[] state = new double[run.Io.Channels.Count];
        state[^1] = 1e300;
        run.Io.Reset(state);
        Assert.Equal(IoStatus.TransferFailed, run.Io.Advance(1));
        Assert.Equal(IoStatus.TransferFailed, run.Io.Read(run.Channels, out _));
    }

    [Theory]
    [InlineData("$.io.gpio.sensors[2].settings.of", "\"position\"", "$.io.gpio.sensors[2].settings.of", "has nothing")]
    [InlineData("$.io.gpio.sensors[4]", "{ \"part\": \"as5600\", \"channel\": \"tilt\", \"settings\": { \"bus\": 3 } }", "$.io.gpio.sensors[4].channel", "\"tilt\"")]
    [InlineData("$.io.plant", null, "$.io.plant", "missing")]
    [InlineData("$.io.gpio", null, "$.io.gpio", "missing")]
    public void Refuses_a_robot_that_it_cannot_simulate(string where, string? json, string path, string value)
    {
        RobotDescription robot = RigRobot.Read((where, json), ("$.io.default", "\"udp\""), ("$.safety.estop", where.Contains("[4]", StringComparison.Ordinal) ? "false" : "true"));
        ConfigurationException refusal = Assert.Throws<ConfigurationException>(() => RigRobot.Open(robot, new SteppedClock()));
        ConfigurationProblem problem = Assert.Single(refusal.Problems, each => each.Path == path);
        Assert.Contains(value, problem.Value);
    }

    [Fact]
    public void Is_what_the_adapter_opens()
    {
        AdapterRegistry registry = new();
        HardwareAdapters.Register(registry);
        using IRobotIo io = registry.RobotIos.Find("simulated-board")(RigRobot.Read(), "rig", new SteppedClock());
        Assert.IsType<SimulatedBoardIo>(io);
        Assert.Equal(7, io.Channels.Distinct().Count());
    }
}
