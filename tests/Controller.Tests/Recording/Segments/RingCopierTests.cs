using System;
using System.IO;
using System.Linq;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using Xunit;

namespace MbRlRobot.Controller.Tests.Recording.Segments;

public sealed class RingCopierTests
{
    [Fact]
    public void A_link_killed_at_any_byte_goes_on_without_a_loss_or_a_duplicate()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            using LinkBench bench = new();
            Random random = new(seed);
            for (int life = 0; life < 6; life++)
            {
                bench.Storage.KilledAfter = random.Next(1, 9000);
                Live(bench, random);
                bench.Storage.KilledAfter = long.MaxValue;
                bench.StartLink();
            }

            bench.Copier.Copy();
            Assert.Equal(LinkBench.Range(0, (int)bench.Recorder.NextSequence), bench.Sequences());
            Assert.Equal(0UL, bench.Copier.Lost);
        }
    }

    [Fact]
    public void A_loss_of_power_keeps_every_frame_that_was_flushed()
    {
        for (int seed = 0; seed < 40; seed++)
        {
            using LinkBench bench = new(flushInterval: TimeSpan.FromSeconds(1));
            Random random = new(seed);
            bench.Record(20);
            bench.Log.Flush();
            bench.Record(random.Next(1, 20));
            bench.Storage.LosePower(random);
            bench.StartLink();
            ulong[] kept = bench.Sequences();
            Assert.True(kept.Length >= 20);
            Assert.Equal(LinkBench.Range(0, kept.Length), kept);
        }
    }

    [Fact]
    public void What_was_overwritten_before_it_was_copied_is_announced_where_it_is_missing()
    {
        using LinkBench bench = new(capacity: 8);
        bench.Record(3);
        bench.Record(100);
        LoggedEvent loss = Assert.Single(bench.Log.ReadFrom(Samples.Epoch, 0).OfType<LoggedEvent>());
        Assert.Equal((EventKind.RecordsLost, 93UL, 3UL, true), (loss.Kind, loss.First, loss.Second, loss.IsByLink));
        Assert.Equal([0UL, 1, 2, .. LinkBench.Range(96, 7)], bench.Sequences());
        Assert.Equal(93UL, bench.Copier.Lost);
        Assert.Contains("93 records from number 3 on are lost", Assert.Single(bench.Warnings), StringComparison.Ordinal);
    }

    [Fact]
    public void Rings_of_dead_processes_are_copied_in_order_and_deleted()
    {
        using LinkBench bench = new();
        Samples.Steps(bench.Recorder, 5);
        bench.StartControl(epoch: 77);
        Samples.Steps(bench.Recorder, 3);
        bench.Copier.Copy();
        Assert.Single(bench.Folder.Rings());
        bench.StopControl();
        bench.Copier.Copy();
        Assert.Empty(bench.Folder.Rings());
        Assert.Equal([Samples.Epoch, 77], bench.Log.Epochs.Select(epoch => epoch.Epoch));
        Assert.Equal((LinkBench.Range(0, 5), LinkBench.Range(0, 3)), (bench.Sequences(), bench.Sequences(77)), TupleOfArrays);
        Assert.Equal(2, bench.Segments.Count());
    }

    [Fact]
    public void A_record_torn_by_the_death_of_the_control_process_is_announced()
    {
        using LinkBench bench = new();
        bench.Record(2);
        string path = bench.Ring.Path;
        int slot = RingFormat.HeaderLength + (2 * bench.Ring.Layout.SlotLength);
        bench.StopControl();
        using (FileStream file = new(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite))
        {
            file.Position = slot + 40;
            file.WriteByte(1);
        }

        bench.Copier.Copy();
        LoggedEvent loss = Assert.Single(bench.Log.ReadFrom(Samples.Epoch, 0).OfType<LoggedEvent>());
        Assert.Equal((1UL, 2UL, "torn: the control process died while it wrote it"), (loss.First, loss.Second, loss.Text));
        Assert.Empty(bench.Folder.Rings());
    }

    [Fact]
    public void A_full_disk_costs_nothing_while_the_ring_has_room_and_warns_once()
    {
        using LinkBench bench = new();
        bench.Record(5);
        bench.Storage.Room = 100;
        bench.Record(5);
        bench.Record(5);
        Assert.True(bench.Log.Status.IsStalled);
        Assert.Equal((10UL, 2L), (bench.Copier.Lag, bench.Log.Status.FailedWrites));
        Assert.Contains("no space left on device Records stay in the ring", Assert.Single(bench.Warnings), StringComparison.Ordinal);
        bench.Storage.Room = 1 << 20;
        bench.Record(5);
        Assert.Equal(LinkBench.Range(0, 20), bench.Sequences());
        Assert.Equal("log: the log goes on.", bench.Warnings[^1]);
        bench.StartLink();
        Assert.Equal(LinkBench.Range(0, 20), bench.Sequences());
    }

    [Fact]
    public void A_full_disk_takes_the_room_of_acknowledged_segments()
    {
        using LinkBench bench = new(maximumBytes: 1 << 18);
        bench.RecordSlowly(400);
        Assert.True(bench.Segments.Count() > 1);
        bench.Log.Acknowledge(Samples.Epoch, 399);
        bench.Storage.Room = 0;
        bench.Record(20);
        Assert.False(bench.Log.Status.IsStalled);
        Assert.Equal(419UL, bench.Sequences()[^1]);
        Assert.Equal(0UL, bench.Log.Status.Dropped);
    }

    [Fact]
    public void A_second_link_of_the_robot_is_refused()
    {
        using LinkBench bench = new();
        Assert.Contains(
            "another link of the robot 'robot-1' is running",
            Assert.Throws<IOException>(() => new RingCopier(bench.Folder, bench.Log, bench.Warnings.Add)).Message,
            StringComparison.Ordinal);
    }

    private static bool TupleOfArrays((ulong[] A, ulong[] B) left, (ulong[] A, ulong[] B) right) =>
        left.A.SequenceEqual(right.A) && left.B.SequenceEqual(right.B);

    private static void Live(LinkBench bench, Random random)
    {
        try
        {
            for (int round = 0; round < 8; round++)
            {
                bench.Record(random.Next(1, 12));
            }
        }
        catch (KilledException)
        {
            // the bench starts the next one
        }
    }
}
