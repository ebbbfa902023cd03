using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Net;
using System.Net.Sockets;
using System.Threading;
using MbRlRobot.Hil;
using MbRlRobot.Plants;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Simulation;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Hil;

public sealed class UdpRobotIoTests
{
    private static readonly PlantImpairment Bad = new(Loss: 0.05, Reorder: 0.02, Duplicate: 0.02, Seed: 3);
    private static readonly RobotDescription Robot = RigRobot.Read();

    /// <summary>It waits a quarter of a second for a reading: a busy machine is no bad network.</summary>
    private static readonly RobotDescription Patient = Robot with { IoPeriod = 1 };

    private readonly SteppedClock _clock = new();

    [Fact]
    public void Gives_the_bits_of_the_board_in_this_process_whatever_is_lost_late_or_doubled()
    {
        using ServedScene scene = new(Robot, SimulatedBoardIo.Open, impairment: Bad);
        using UdpRobotIo remote = scene.Connect(_clock);
        SteppedClock clock = new();
        using SimulatedBoardIo local = SimulatedBoardIo.Open(Robot, "rig", clock);
        Assert.Equal(local.Channels, remote.Channels);
        Assert.Equal(Run(local, clock), Run(remote, _clock));
        Assert.True(scene.Counts.Lost > 0 && scene.Counts.Repeated > 0 && scene.Counts.Answered > 600);
        Assert.True(remote.Counts.Repeated > 0 && remote.Counts.Answered == scene.Counts.Answered);
    }

    [Fact]
    public void Allocates_nothing_after_opening()
    {
        using ServedScene scene = new(Robot, PlantCatalog.Open);
        using UdpRobotIo io = scene.Connect(_clock);
        double[] channels = new double[4];
        double[] actions = [0.1];
        Assert.Equal(IoStatus.Ok, io.Enable());
        bool isWell = IsStepping(io, channels, actions);
        using (AllocationGuard.Expect(0))
        {
            for (int step = 0; step < 1000; step++)
            {
                isWell &= IsStepping(io, channels, actions);
            }

            io.Stop();
        }

        Assert.True(isWell);
    }

    [Fact]
    public void Neither_allocates_nor_throws_where_nobody_answers_any_more()
    {
        using ServedScene scene = new(Robot, PlantCatalog.Open, timeout: 0.05);
        using UdpRobotIo io = scene.Connect(_clock);
        double[] channels = new double[4];
        double[] actions = [0.1];
        Assert.Equal(IoStatus.Ok, io.Enable());
        Assert.True(IsStepping(io, channels, actions));
        scene.End();
        Assert.Equal(IoStatus.TimedOut, io.Read(channels, out _));
        (IoStatus Read, IoStatus Write, IoStatus Advance, IoStatus Stop) told;
        using (AllocationGuard.Expect(0))
        {
            told = (io.Read(channels, out _), io.Write(actions), io.Advance(0.01), io.Stop());
        }

        Assert.Equal((IoStatus.TimedOut, IoStatus.TimedOut, IoStatus.TimedOut, IoStatus.TimedOut), told);
        io.Reset(channels);
        Assert.Equal((IoStatus.TimedOut, IoStatus.TimedOut), (io.Enable(), io.Read(channels, out _)));
    }

    [Fact]
    public void Reads_on_through_losses_where_the_plant_has_its_own_time()
    {
        using ServedScene scene = new(Patient, PlantCatalog.Open, isLockstep: false, Bad);
        using UdpRobotIo io = scene.Connect(_clock);
        Assert.True(io.HasOwnTime);
        double[] channels = new double[4];
        Assert.Equal(IoStatus.Ok, io.Read(channels, out long last));
        int read = 0;
        for (int tick = 0; tick < 50; tick++)
        {
            Thread.Sleep(1);
            _clock.NowNanoseconds += 1_000_000;
            if (io.Read(channels, out long stamp) == IoStatus.Ok)
            {
                Assert.True(stamp > last && stamp <= _clock.NowNanoseconds + 1_000_000);
                (last, read) = (stamp, read + 1);
            }
        }

        Assert.True(read > 25, $"{read} of 50 readings were answered");
        Assert.Equal(IoStatus.TransferFailed, io.Advance(0.01));
    }

    [Fact]
    public void Says_at_once_that_a_reading_is_missing_and_after_the_time_out_that_a_command_is()
    {
        using ServedScene scene = new(Patient, PlantCatalog.Open, isLockstep: false, timeout: 2);
        using UdpRobotIo io = scene.Connect(_clock);
        double[] channels = new double[4];
        Assert.Equal(IoStatus.Ok, io.Enable());
        Assert.Equal(IoStatus.Ok, io.Read(channels, out _));
        scene.End();
        Assert.Equal((IoStatus.TimedOut, IoStatus.Ok), (io.Read(channels, out _), io.Write([0])));
        Assert.True(SpinWait.SpinUntil(() => io.Write([0]) == IoStatus.TimedOut, TimeSpan.FromSeconds(20)));
        Assert.Equal(IoStatus.TimedOut, io.Stop());
    }

    [Fact]
    public void Is_stopped_by_the_plant_when_it_no_longer_commands()
    {
        using ServedScene scene = new(Patient, PlantCatalog.Open, isLockstep: false);
        using UdpRobotIo io = scene.Connect(_clock);
        double[] channels = new double[4];
        Assert.Equal(IoStatus.Ok, io.Enable());
        Assert.Equal(IoStatus.Ok, io.Write([0.1]));
        Assert.True(SpinWait.SpinUntil(() => scene.Events.Count == 2, TimeSpan.FromSeconds(20)));
        Assert.Equal([PlantEvent.ClientCame, PlantEvent.CommandTooOld], scene.Events);
        Assert.Equal(IoStatus.Ok, io.Read(channels, out _));
        Assert.Equal(IoStatus.NotEnabled, io.Write([0.1]));
        Assert.Equal(IoStatus.Ok, io.Enable());
    }

    [Fact]
    public void Tells_of_a_switch_that_is_open_in_the_other_process()
    {
        using ServedScene scene = new(Robot, SimulatedBoardIo.Open);
        using UdpRobotIo io = scene.Connect(_clock);
        double[] channels = new double[io.Channels.Count];
        Assert.Equal((IoStatus.Ok, Interlock.None), (io.Read(channels, out _), io.Interlock));
        Array.Clear(channels);
        channels[io.Channels.ToList().IndexOf("x")] = 0.41;
        io.Reset(channels);
        Assert.Equal((IoStatus.Ok, Interlock.LimitSwitch), (io.Read(channels, out _), io.Interlock));
        Assert.Equal(IoStatus.NotEnabled, io.Enable());
    }

    [Fact]
    public void Leaves_the_plant_to_the_next_client_with_its_drives_stopped()
    {
        using ServedScene scene = new(Robot, PlantCatalog.Open);
        UdpRobotIo first = scene.Connect(_clock);
        Assert.Equal(IoStatus.Ok, first.Enable());
        IOException refusal = Assert.Throws<IOException>(() => scene.Connect(_clock));
        Assert.Contains("Another client has the plant at 127.0.0.1:", refusal.Message);
        first.Dispose();
        first.Dispose();
        Assert.Equal((IoStatus.TransferFailed, IoStatus.NotEnabled), (first.Read(new double[4], out _), first.Write([0])));
        using UdpRobotIo second = scene.Connect(_clock);
        Assert.Equal(IoStatus.NotEnabled, second.Write([0]));
    }

    [Fact]
    public void Is_refused_by_the_plant_of_another_robot()
    {
        using ServedScene scene = new(Robot, PlantCatalog.Open);
        RobotDescription other = RigRobot.Read(("$.ioPeriod", "0.02")) with { Io = scene.Robot.Io };
        Assert.Contains("that of another robot", Assert.Throws<InvalidDataException>(() => UdpRobotIo.Open(other, _clock)).Message);
    }

    [Fact]
    public void Says_how_to_start_a_plant_where_there_is_none()
    {
        using ServedScene scene = new(Robot, PlantCatalog.Open, timeout: 0.02);
        scene.End();
        string refusal = Assert.Throws<IOException>(() => scene.Connect(_clock)).Message;
        Assert.Matches(@"^No plant answers at 127\.0\.0\.1:\d+ within 0\.02 s; start one: mbrl-plant serve --robot FILE --udp 127", refusal);
    }

    [Fact]
    public void Refuses_a_state_that_is_none_here_and_one_that_the_plant_refuses_there()
    {
        using ServedScene scene = new(Robot, PlantCatalog.Open);
        using UdpRobotIo io = scene.Connect(_clock);
        Assert.Throws<ArgumentException>(() => io.Reset([0, 0, 0]));
        Assert.Throws<ArgumentException>(() => io.Reset([0, double.NaN, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => io.Advance(-1));
        Assert.Throws<ArgumentOutOfRangeException>(() => io.Advance(double.NaN));
        Assert.Equal(IoStatus.TransferFailed, io.Advance(11));
        Assert.Equal(IoStatus.Ok, io.Read(new double[4], out _));
    }

    [Fact]
    public void Outlives_datagrams_from_anybody()
    {
        using ServedScene scene = new(Robot, PlantCatalog.Open);
        using UdpRobotIo io = scene.Connect(_clock);
        using UdpClient stranger = new();
        stranger.Connect(IPAddress.Loopback, scene.Robot.Io.Udp.Port);
        Random random = new(1);
        for (int datagram = 0; datagram < 200; datagram++)
        {
            byte[] junk = new byte[datagram % 3 == 0 ? PlantFrame.Size : random.Next(1, 2000)];
            random.NextBytes(junk);
            stranger.Send(junk);
            Assert.Equal(IoStatus.Ok, io.Advance(0.001));
        }

        Assert.True(SpinWait.SpinUntil(() => scene.Counts.Malformed == 200, TimeSpan.FromSeconds(20)));
    }

    [Fact]
    public void Refuses_to_serve_what_is_no_simulation_and_says_whose_port_is_taken()
    {
        Assert.Throws<InvalidDataException>(() => new ServedScene(Robot, (_, _, _) => new Wired()));
        using ServedScene scene = new(Robot, PlantCatalog.Open);
        PlantServerOptions taken = new(new IPEndPoint(IPAddress.Loopback, scene.Robot.Io.Udp.Port), true, PlantImpairment.None, (_, _) => { });
        IOException refusal = Assert.Throws<IOException>(() => new PlantServer(Robot, "rig", PlantCatalog.Open, taken));
        Assert.StartsWith($"The address 127.0.0.1:{scene.Robot.Io.Udp.Port} cannot be had", refusal.Message);
    }

    /// <summary>A step; assertions would allocate.</summary>
    private static bool IsStepping(UdpRobotIo io, double[] channels, double[] actions) =>
        io.Write(actions) == IoStatus.Ok && io.Advance(0.01) == IoStatus.Ok && io.Read(channels, out _) == IoStatus.Ok;

    private static List<double> Run(ISimulatedIo io, SteppedClock clock)
    {
        List<double> seen = [];
        double[] channels = new double[io.Channels.Count];
        io.Reset(channels);
        seen.Add((double)io.Enable());
        for (int step = 0; step < 200; step++)
        {
            seen.Add((double)io.Write([Math.Sin(step)]));
            seen.Add((double)io.Advance(0.01));
            clock.NowNanoseconds += 10_000_000;
            seen.Add((double)io.Read(channels, out long stamp));
            seen.Add(stamp);
            seen.AddRange(channels);
        }

        seen.Add((double)io.Stop());
        return seen;
    }

    private sealed class Wired : IRobotIo
    {
        public IReadOnlyList<string> Channels => ["x"];

        public IoStatus Read(Span<double> channels, out long stampNanoseconds)
        {
            stampNanoseconds = 0;
            return IoStatus.Ok;
        }

        public IoStatus Write(ReadOnlySpan<double> actions) => IoStatus.Ok;

        public IoStatus Enable() => IoStatus.Ok;

        public IoStatus Stop() => IoStatus.Ok;

        public void Dispose()
        {
        }
    }
}
