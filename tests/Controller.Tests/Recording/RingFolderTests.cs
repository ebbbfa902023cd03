using System;
using System.IO;
using System.Linq;
using MbRlRobot.Recording;
using Xunit;

namespace MbRlRobot.Controller.Tests.Recording;

public sealed class RingFolderTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void A_second_control_process_of_the_robot_is_refused()
    {
        RingFolder folder = Samples.Rings(_scratch);
        Assert.False(folder.HasWriter);
        using (folder.Create(Samples.Source(), 8))
        {
            Assert.True(folder.HasWriter);
            string message = Assert.Throws<IOException>(() => folder.Create(Samples.Source(), 8)).Message;
            Assert.Contains("another control process of the robot 'robot-1' is running", message, StringComparison.Ordinal);
        }

        Assert.False(folder.HasWriter);
    }

    [Fact]
    public void Rings_outlive_their_process_oldest_first_and_the_last_few_are_kept()
    {
        RingFolder folder = Samples.Rings(_scratch);
        for (ulong epoch = 9; epoch > 2; epoch--)
        {
            folder.Create(Samples.Source(epoch), 8).Dispose();
        }

        Assert.Equal(
            ["0000000004-0000000000000006.ring", "0000000005-0000000000000005.ring",
                "0000000006-0000000000000004.ring", "0000000007-0000000000000003.ring"],
            folder.Rings().Select(path => Path.GetFileName(path)));
    }

    [Fact]
    public void Refuses_another_robots_records_and_bad_ids()
    {
        Assert.Throws<ArgumentException>(() => new RingFolder("other", _scratch.Folder).Create(Samples.Source(), 8));
        Assert.Throws<ArgumentException>(() => new RingFolder("../etc", _scratch.Folder));
        Assert.Empty(new RingFolder("nobody", _scratch.Folder).Rings());
    }

    [Fact]
    public void The_memory_is_as_large_as_said_and_a_lock_refused_says_how_to_allow_it()
    {
        using RecordRing ring = Samples.Rings(_scratch).Create(Samples.Source(), RecordRing.CapacityFor(0.04, 60));
        Assert.Equal(4096, ring.Capacity);
        Assert.Equal(new FileInfo(ring.Path).Length, ring.Length);
        Assert.True(ring.Warning is null || ring.Warning.Contains("LimitMEMLOCK", StringComparison.Ordinal)
            || !OperatingSystem.IsLinux());
    }

    [Theory]
    [InlineData("position", 0, "readingsPerStep")]
    [InlineData("", 1, "1 to 255 bytes")]
    [InlineData("a\nb", 1, "1 to 255 bytes")]
    public void Refuses_a_source_that_a_header_cannot_hold(string channel, int readings, string fault) => Assert.Contains(
        fault,
        Assert.ThrowsAny<ArgumentException>(() => new RecordSource("r", 1, Samples.Schema, [channel], readings)).Message,
        StringComparison.Ordinal);
}
