using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.RealTime;
using Xunit;

namespace MbRlRobot.Controller.Tests.RealTime;

public sealed class RealTimeThreadTests
{
    private const int NotPermitted = 1;
    private const int NoMemory = 12;
    private const int InvalidArgument = 22;

    private static readonly RealTimeSettings All = new(80, [2, 9], LocksMemory: true, IsRequired: false);

    [Fact]
    public void Asks_for_everything_that_is_wanted_and_is_content()
    {
        FakeThreadCalls calls = new();
        Assert.Empty(RealTimeThread.Enter(All, calls, null));
        Assert.Equal(["lock", "processors 0402 of 1024", "fifo 80"], calls.Asked);
    }

    [Fact]
    public void Asks_for_nothing_that_is_not_wanted()
    {
        FakeThreadCalls calls = new();
        Assert.Empty(RealTimeThread.Enter(new RealTimeSettings(null, [], LocksMemory: false, IsRequired: true), calls, null));
        Assert.Empty(calls.Asked);
    }

    [Theory]
    [InlineData(NotPermitted, 0, 0, "priority", "SCHED_FIFO priority 80 (not permitted)", "LimitRTPRIO=80")]
    [InlineData(38, 0, 0, "priority", "(error 38)", "/etc/security/limits.conf")]
    [InlineData(0, InvalidArgument, 0, "processors", "processors 2,9 (not there, or not allowed)", "AllowedCPUs")]
    [InlineData(0, 0, NoMemory, "memory", "(above the limit of locked memory)", "LimitMEMLOCK=infinity")]
    [InlineData(0, 0, NotPermitted, "memory", "(not permitted)", "memlock unlimited")]
    public void Names_what_it_did_not_get_with_the_remedy(int fifo, int processors, int memory, string name, string problem, string remedy)
    {
        FakeThreadCalls calls = new() { FifoError = fifo, ProcessorError = processors, LockError = memory };
        RealTimeShortfall missing = Assert.Single(RealTimeThread.Enter(All, calls, null));
        Assert.Equal(name, missing.Name);
        Assert.Contains(problem, missing.Problem);
        Assert.Contains(remedy, missing.Remedy);
        Assert.StartsWith($"real time, {name}: ", missing.ToString());

        // one thing that cannot be had keeps no other from being asked for
        Assert.Equal(3, calls.Asked.Count);
    }

    [Fact]
    public void Tells_each_thing_once_and_fails_with_all_of_them_where_they_are_required()
    {
        FakeThreadCalls calls = new() { FifoError = NotPermitted, ProcessorError = InvalidArgument, LockError = NoMemory };
        RealTimeShortfall? collector = CollectorCheck.Of(isServer: true, isConcurrent: false);
        IReadOnlyList<RealTimeShortfall> missing = RealTimeThread.Enter(All, calls, collector);
        Assert.Equal(["memory", "processors", "priority", "collector"], missing.Select(each => each.Name));
        IOException refusal = Assert.Throws<IOException>(() => RealTimeThread.Enter(All with { IsRequired = true }, calls, collector));
        Assert.All(missing, each => Assert.Contains(each.ToString(), refusal.Message));
    }

    [Fact]
    public void Says_that_another_system_has_none_of_it()
    {
        RealTimeShortfall missing = Assert.Single(RealTimeThread.Enter(All, null, null));
        Assert.Equal(("system", "run the robot on Linux"), (missing.Name, missing.Remedy));
    }

    [Theory]
    [InlineData(false, false, null)]
    [InlineData(true, false, "DOTNET_gcServer")]
    [InlineData(true, true, "DOTNET_gcServer")]
    [InlineData(false, true, "DOTNET_gcConcurrent")]
    public void Knows_the_collector_that_a_control_process_wants(bool isServer, bool isConcurrent, string? remedy) =>
        Assert.Contains(remedy ?? string.Empty, CollectorCheck.Of(isServer, isConcurrent)?.Remedy ?? string.Empty);

    [Fact]
    public void Is_content_with_a_collector_that_is_as_it_should_be() => Assert.Null(CollectorCheck.Of(isServer: false, isConcurrent: false));

    [Fact]
    public void Binds_the_calling_thread_to_a_processor_that_is_there_and_refuses_one_that_is_not()
    {
        if (!OperatingSystem.IsLinux())
        {
            Assert.Equal("system", RealTimeThread.Enter(All)[0].Name);
            return;
        }

        string before = Allowed();
        Assert.True(ProcessorList.TryParse(before, out IReadOnlyList<int>? processors));
        (int Refused, string AsBefore, string Allowed) seen = default;
        Thread thread = new(() =>
        {
            LinuxThreadCalls calls = new();
            int refused = RealTimeThread.Enter(new(null, [processors[0], 1023], false, false), calls, null).Count;
            string asBefore = Allowed();
            _ = RealTimeThread.Enter(new(null, [processors[0]], false, IsRequired: true), calls, null);
            seen = (refused, asBefore, Allowed());
        });
        thread.Start();
        thread.Join();
        Assert.Equal((1, before, string.Create(CultureInfo.InvariantCulture, $"{processors[0]}")), seen);
        Assert.Equal(before, Allowed());
    }

    private static string Allowed() => File.ReadLines("/proc/thread-self/status")
        .First(line => line.StartsWith("Cpus_allowed_list:", StringComparison.Ordinal)).Split(':')[1].Trim();
}
