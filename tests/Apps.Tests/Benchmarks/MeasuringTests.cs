using System;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Record;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class MeasuringTests
{
    private static readonly string[] Trace =
    [
        "7 openat(AT_FDCWD, \"/etc/passwd\", O_RDONLY) = 3",
        $"7 stat(\"{TracedRecorder.BeginMark}\", 0x1) = -1 ENOENT",
        "8 futex(0x1, FUTEX_WAIT) = 0",
        "7 write(1, \"x\", 1) = 1",
        "77 write(1, \"x\", 1) = 1",
        "7 read(0,  <unfinished ...>",
        "7 <... read resumed>\"y\", 1) = 1",
        $"7 stat(\"{TracedRecorder.EndMark}\", 0x1) = -1 ENOENT",
        "7 exit_group(0) = ?",
    ];

    [Fact]
    public void Counts_the_calls_of_the_marking_thread_between_its_marks()
    {
        Assert.Equal(2, SystemCallTrace.Between(Trace, out string? problem));
        Assert.Null(problem);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    [InlineData(5)]
    public void Counts_nothing_without_both_marks(int lines)
    {
        Assert.Equal(double.NaN, SystemCallTrace.Between(Trace[..lines], out string? problem));
        Assert.NotNull(problem);
    }

    [Theory]
    [InlineData(0.5, 50)]
    [InlineData(0.99, 99)]
    [InlineData(0.999, 100)]
    [InlineData(1, 100)]
    public void Takes_the_nearest_rank_whatever_the_order(double share, double expected)
    {
        Samples samples = new(capacity: 200);
        for (int index = 0; index < 100; index++)
        {
            samples.Add(1 + (index * 37 % 100));
            _ = samples.Percentile(share);
        }

        Assert.Equal(expected, samples.Percentile(share));
    }

    [Fact]
    public void Has_no_percentile_of_nothing() => Assert.Equal(double.NaN, new Samples(1).Percentile(0.5));

    [Fact]
    public void Sees_a_thread_wait_and_a_process_work()
    {
        ThreadUsage before = ThreadUsage.Look();
        System.Threading.Thread.Sleep(TimeSpan.FromMilliseconds(1));
        Assert.True(ThreadUsage.Look().Since(before).Waits > 0);
        Assert.True(ProcessUsage.Of(Environment.ProcessId) is { CoreSeconds: > 0, PeakMegabytes: > 10 });
        Assert.Equal(double.NaN, ProcessUsage.Of(null).PeakMegabytes);
    }
}
