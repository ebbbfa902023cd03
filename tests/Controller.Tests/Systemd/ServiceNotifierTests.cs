using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Net.Sockets;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Loop;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Systemd;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Systemd;

public sealed class ServiceNotifierTests
{
    private const long WatchdogMicroseconds = 2_000_000;
    private const long Second = 1_000_000_000;

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Tells_once_that_it_is_ready_and_each_change_of_the_robot(bool isAbstract)
    {
        using FakeManager manager = new(isAbstract);
        ServiceNotifier notifier = new(manager.Address, 0, new VirtualLoopClock());
        Assert.Empty(manager.Take());
        notifier.Beat(LifecycleState.Inactive);
        notifier.Beat(LifecycleState.Inactive);
        notifier.Beat(LifecycleState.Active);
        notifier.Beat(LifecycleState.Stopping);
        notifier.Beat(LifecycleState.Fault);
        notifier.Dispose();
        Assert.Equal(
            [
                "READY=1", "STATUS=inactive, the outputs are stopped", "STATUS=active", "STATUS=stopping the outputs", "STATUS=fault",
                "STOPPING=1\nSTATUS=stopping",
            ],
            manager.Take());
    }

    [Fact]
    public void Pings_more_than_twice_in_the_watchdogs_time_while_it_beats_and_not_when_it_does_not()
    {
        using FakeManager manager = new(isAbstract: true);
        VirtualLoopClock clock = new();
        using ServiceNotifier notifier = new(manager.Address, WatchdogMicroseconds, clock);
        List<double> pings = [];
        for (int tick = 0; tick < 400; tick++)
        {
            notifier.Beat(LifecycleState.Active);
            pings.AddRange(manager.Take().Where(message => message == "WATCHDOG=1").Select(_ => clock.NowNanoseconds / 1e9));
            clock.Spend(Second / 100);
        }

        Assert.Equal([0.5, 1, 1.5, 2, 2.5, 3, 3.5], pings);
        clock.Spend(60 * Second);
        Assert.Empty(manager.Take());
        notifier.Beat(LifecycleState.Active);
        Assert.Equal(["WATCHDOG=1"], manager.Take());
    }

    /// <summary>The pings are the loop's: there are none while a tick of it takes for ever.</summary>
    [Fact]
    public void A_loop_that_stalls_in_a_tick_pings_no_more()
    {
        using FakeManager manager = new(isAbstract: true);
        VirtualLoopClock clock = new();
        using ServiceNotifier notifier = new(manager.Address, WatchdogMicroseconds, clock);
        int? pingsInStall = null;
        using LoopRig rig = new(new LoopRigOptions
        {
            Heartbeat = notifier,
            Limits = new LoopLimits(1000, 60, ArmsItself: true),
            Status = (call, before, loopClock) =>
            {
                clock.Spend(call == "read" ? Second / 100 : 0);
                if (call == "read" && before == 500)
                {
                    _ = manager.Take();
                    clock.Spend(60 * Second);
                    pingsInStall = manager.Take().Count;
                }

                return Ports.IoStatus.Ok;
            },
        });
        rig.Tick(300);
        IReadOnlyList<string> told = manager.Take();
        Assert.Equal(("READY=1", 1), (told[0], told.Count(message => message == "READY=1")));
        Assert.InRange(told.Count(message => message == "WATCHDOG=1"), 4, 6);
        rig.Tick(300);
        Assert.Equal(0, pingsInStall);
        Assert.Contains("WATCHDOG=1", manager.Take());
    }

    [Fact]
    public void Goes_on_when_nobody_takes_what_it_tells_and_tells_it_later()
    {
        using FakeManager manager = new(isAbstract: true);
        VirtualLoopClock clock = new();
        using ServiceNotifier notifier = new(manager.Address, WatchdogMicroseconds, clock);
        for (int state = 0; state < 10_000; state++)
        {
            notifier.Beat((LifecycleState)(1 + (state % 2)));
        }

        Assert.NotEmpty(manager.Take());
        clock.Spend(Second);
        notifier.Beat(LifecycleState.Fault);
        Assert.Equal(["STATUS=fault", "WATCHDOG=1"], manager.Take());
    }

    [Fact]
    public void Outlives_who_it_tells()
    {
        VirtualLoopClock clock = new();
        FakeManager manager = new(isAbstract: true);
        using ServiceNotifier notifier = new(manager.Address, WatchdogMicroseconds, clock);
        manager.Dispose();
        clock.Spend(Second);
        notifier.Beat(LifecycleState.Active);
    }

    [Fact]
    public void Allocates_nothing()
    {
        using FakeManager manager = new(isAbstract: true);
        VirtualLoopClock clock = new();
        using ServiceNotifier notifier = new(manager.Address, 4, clock);
        notifier.Beat(LifecycleState.Inactive);
        using (AllocationGuard.Expect(0))
        {
            for (int tick = 0; tick < 1000; tick++)
            {
                clock.Spend(1000);
                notifier.Beat((LifecycleState)(1 + (tick % 2)));
            }
        }
    }

    [Fact]
    public void Takes_the_environment_that_systemd_made_and_leaves_none_of_it_to_children()
    {
        using FakeManager manager = new(isAbstract: false);
        Assert.Null(FromEnvironment(null, "2000000", null, out _));
        using ServiceNotifier? notifier = FromEnvironment(
            manager.Address, "1", Environment.ProcessId.ToString(CultureInfo.InvariantCulture), out _);
        System.Threading.Thread.Sleep(1);
        notifier!.Beat(LifecycleState.Inactive);
        Assert.Contains("WATCHDOG=1", manager.Take());
        Assert.Null(Environment.GetEnvironmentVariable("NOTIFY_SOCKET") ?? Environment.GetEnvironmentVariable("WATCHDOG_USEC"));
    }

    [Theory]
    [InlineData("1", "1")]
    [InlineData("soon", null)]
    [InlineData("-5", null)]
    [InlineData("99999999999999999999", null)]
    [InlineData(null, null)]
    public void Pings_nobody_who_did_not_ask_this_process(string? watchdog, string? process)
    {
        using FakeManager manager = new(isAbstract: true);
        using ServiceNotifier? notifier = FromEnvironment(manager.Address, watchdog, process, out _);
        System.Threading.Thread.Sleep(1);
        notifier!.Beat(LifecycleState.Inactive);
        Assert.Equal(["READY=1", "STATUS=inactive, the outputs are stopped"], manager.Take());
    }

    [Theory]
    [InlineData("relative/path")]
    [InlineData("@")]
    [InlineData("vsock:2:1234")]
    [InlineData("/nowhere/at/all")]
    public void Says_why_systemd_is_not_told(string address)
    {
        Assert.Null(FromEnvironment(address, null, null, out List<string> warnings));
        Assert.Contains($"NOTIFY_SOCKET is '{address}'", Assert.Single(warnings));
    }

    [Fact]
    public void Refuses_a_path_that_no_socket_can_have() => Assert.ThrowsAny<Exception>(
        () => new NotifySocket("/" + new string('x', 300)));

    [Fact]
    public void Refuses_where_nobody_listens() => Assert.Throws<SocketException>(() => new NotifySocket("@nobody-listens-here"));

    private static ServiceNotifier? FromEnvironment(string? address, string? watchdog, string? process, out List<string> warnings)
    {
        Environment.SetEnvironmentVariable("NOTIFY_SOCKET", address);
        Environment.SetEnvironmentVariable("WATCHDOG_USEC", watchdog);
        Environment.SetEnvironmentVariable("WATCHDOG_PID", process);
        List<string> said = warnings = [];
        return ServiceNotifier.FromEnvironment(said.Add);
    }
}
