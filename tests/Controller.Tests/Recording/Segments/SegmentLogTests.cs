using System;
using System.IO;
using System.Linq;
using System.Text;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Recording.Segments;

public sealed class SegmentLogTests
{
    [Fact]
    public void Reads_an_epoch_from_any_transition_with_the_events_between()
    {
        using LinkBench bench = new(maximumBytes: 1 << 18);
        bench.RecordSlowly(300);
        bench.Recorder.EndEpisode(EpisodeEnd.Done, 1);
        bench.RecordSlowly(300);
        foreach (int from in (int[])[0, 1, 299, 300, 301, 599, 600])
        {
            Assert.Equal(LinkBench.Range(from, 600 - from), bench.Sequences(from: (ulong)from));
            Assert.Equal(from <= 300, bench.Log.ReadFrom(Samples.Epoch, (ulong)from).OfType<LoggedEvent>().Any());
        }

        Assert.True(bench.Segments.Count() > 2);
        Assert.Empty(bench.Log.ReadFrom(1234, 0));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void A_tail_cut_at_any_byte_costs_the_torn_frame_alone(int garbage)
    {
        using LinkBench bench = new();
        bench.Record(2);
        string name = bench.Segments.Single();
        int good = bench.Storage[name].Length;
        bench.Record(1);
        byte[] whole = bench.Storage[name];
        for (int length = good; length < whole.Length; length++)
        {
            bench.Storage[name] = [.. whole[..length], .. new byte[garbage * 100]];
            bench.StartLink();
            Assert.Equal(LinkBench.Range(0, 2), bench.Sequences());
            Assert.Equal(length - good + (garbage * 100), bench.Log.Status.DamagedBytes);
            Assert.Equal(good, bench.Storage[name].Length);
            Assert.Equal(length > good || garbage > 0 ? 1 : 0, bench.Warnings.Count);
            bench.Warnings.Clear();
        }
    }

    [Fact]
    public void A_header_cut_at_any_byte_costs_the_empty_segment_alone()
    {
        using LinkBench bench = new();
        bench.Record(2);
        byte[] header = SegmentHeader.Encode(2, Samples.Source());
        for (int length = 0; length < header.Length; length++)
        {
            bench.Storage["0000000002.segment"] = header[..length];
            bench.StartLink();
            Assert.Equal(["0000000001.segment"], bench.Segments);
            Assert.Equal(LinkBench.Range(0, 2), bench.Sequences());
        }
    }

    [Fact]
    public void Damage_in_an_old_segment_takes_nothing_away()
    {
        using LinkBench bench = new();
        bench.Record(10);
        string old = bench.Segments.Single();
        bench.StartLink();
        bench.Record(10);
        byte[] bytes = bench.Storage[old];
        bytes[^1] ^= 1;
        bench.Storage[old] = bytes;
        bench.StartLink();
        Assert.Equal([.. LinkBench.Range(0, 9), .. LinkBench.Range(10, 10)], bench.Sequences());
        Assert.Equal(bytes, bench.Storage[old]);
        Assert.Contains("log/0000000001.segment: at byte", Assert.Single(bench.Warnings).Replace('\\', '/'), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(150)]
    public void The_budget_takes_acknowledged_segments_first_and_announces_the_others(int acknowledged)
    {
        using LinkBench bench = new(maximumBytes: 1 << 18);
        bench.Record(150);
        if (acknowledged >= 0)
        {
            bench.Log.Acknowledge(Samples.Epoch, (ulong)acknowledged);
        }

        for (int round = 0; round < 40; round++)
        {
            bench.Record(150);
        }

        Assert.InRange(bench.Log.Status.Bytes, 1 << 17, 1 << 18);
        ulong[] sequences = bench.Sequences();
        Assert.Equal(LinkBench.Range((int)sequences[0], sequences.Length), sequences);
        Assert.Equal(sequences[0] - (ulong)(acknowledged + 1), bench.Log.Status.Dropped);
        Assert.True(sequences[0] > (ulong)(acknowledged + 1));
        ulong announced = bench.Log.ReadFrom(Samples.Epoch, 0).OfType<LoggedEvent>()
            .Where(each => each.Kind == EventKind.TransitionsDropped).Aggregate(0UL, (sum, each) => sum + each.First);
        Assert.InRange(announced, 1UL, bench.Log.Status.Dropped);
        Assert.Contains(bench.Warnings, text => text.Contains("larger than link.maxBytes", StringComparison.Ordinal));
    }

    [Fact]
    public void Old_segments_go_but_not_by_a_clock_that_was_never_set()
    {
        using LinkBench bench = new();
        for (int segment = 0; segment < 4; segment++)
        {
            bench.Record(5);
            bench.StartLink();
        }

        string[] names = [.. bench.Segments];
        bench.Storage.Date(names[0], new DateTime(1970, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        bench.Storage.Date(names[1], new DateTime(2026, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        bench.Storage.Date(names[2], new DateTime(2026, 1, 3, 0, 0, 0, DateTimeKind.Utc));
        bench.Storage.Date(names[3], new DateTime(2100, 1, 1, 0, 0, 0, DateTimeKind.Utc));
        bench.Log.Acknowledge(Samples.Epoch, 6);
        bench.Time.Now = new DateTimeOffset(2026, 2, 1, 0, 0, 0, TimeSpan.Zero);
        bench.Log.Tend();
        Assert.Equal([names[0], names[2], names[3]], bench.Segments);
        Assert.Equal(3UL, bench.Log.Status.Dropped);
        Assert.Contains("3 transitions that the trainer has not acknowledged are lost", Assert.Single(bench.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Acknowledgements_survive_and_never_go_back()
    {
        using LinkBench bench = new();
        bench.Record(10);
        bench.Log.Acknowledge(Samples.Epoch, 4);
        bench.Log.Acknowledge(Samples.Epoch, 2);
        bench.StartLink();
        LoggedEpoch epoch = Assert.Single(bench.Log.Epochs);
        Assert.Equal((0UL, 9UL, 4UL), (epoch.FirstSequence, epoch.LastSequence, epoch.Acknowledged));
        Assert.Equal(5UL, bench.Log.Status.Unacknowledged);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("""[{"robotId":"robot-1","epoch":"zz","sequence":1}]""")]
    [InlineData("""[{"robotId":"robot-1","epoch":"0000000000c0ffee"}]""")]
    public void Acknowledgements_that_cannot_be_read_do_not_count_and_are_told(string text)
    {
        using LinkBench bench = new();
        bench.Record(10);
        bench.Storage["acknowledged.json"] = Encoding.UTF8.GetBytes(text);
        bench.StartLink();
        Assert.Equal(10UL, bench.Log.Status.Unacknowledged);
        Assert.Contains("Nothing counts as acknowledged", Assert.Single(bench.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Flushes_once_an_interval_and_goes_on_in_a_new_segment_when_the_disk_fails()
    {
        using LinkBench bench = new(flushInterval: TimeSpan.FromSeconds(1));
        for (int tenth = 0; tenth < 35; tenth++)
        {
            bench.Time.Now += TimeSpan.FromSeconds(0.1);
            bench.Record(1);
        }

        Assert.Equal(3, bench.Storage.Flushes);
        bench.Storage.FailsToFlush = true;
        bench.Time.Now += TimeSpan.FromSeconds(1);
        bench.Record(1);
        Assert.Contains("the disk failed to take the log", Assert.Single(bench.Warnings), StringComparison.Ordinal);
        bench.Storage.FailsToFlush = false;
        bench.Record(1);
        Assert.Equal((2, 37), (bench.Segments.Count(), bench.Sequences().Length));
    }

    [Fact]
    public void Another_robots_segment_is_refused()
    {
        using LinkBench bench = new();
        bench.Record(1);
        string message = Assert.Throws<InvalidDataException>(
            () => new SegmentLog(bench.Storage, "robot-2", bench.Options, bench.Warnings.Add, bench.Time)).Message;
        Assert.Contains("it is of the robot 'robot-1'; this log is of 'robot-2'", message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_segment_that_cannot_be_deleted_is_told_and_stops_nothing()
    {
        using LinkBench bench = new(maximumBytes: 1 << 18);
        bench.Storage.FailsToDelete = true;
        for (int round = 0; round < 20; round++)
        {
            bench.Record(300);
        }

        Assert.Equal(6000, bench.Sequences().Length);
        Assert.Contains("cannot be deleted although", bench.Warnings[0], StringComparison.Ordinal);
    }

    [Fact]
    public void Options_follow_the_robots_description() => Assert.Equal(
        (TimeSpan.FromSeconds(0.5), 1L << 20, TimeSpan.FromHours(1), 1L << 16),
        (Of(0.5, 1L << 20, 3600).FlushInterval, Of(0.5, 1L << 20, 3600).MaximumBytes,
            Of(0.5, 1L << 20, 3600).MaximumAge, Of(0.5, 1L << 20, 3600).SegmentBytes));

    private static SegmentLogOptions Of(double interval, long bytes, double age) =>
        SegmentLogOptions.Of(new LinkDescription(interval, bytes, age));
}
