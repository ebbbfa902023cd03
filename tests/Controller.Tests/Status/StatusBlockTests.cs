using System;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Recording;
using MbRlRobot.Status;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Status;

public sealed class StatusBlockTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-status-").FullName;

    private string Block => Path.Combine(_folder, "status");

    [Fact]
    public void Tells_what_was_told()
    {
        LoopStatus status = new()
        {
            Epoch = 5,
            Lifecycle = LifecycleState.Active,
            Fault = LoopFault.SensorRead,
            Return = -2.5,
            ModelVersion = ulong.MaxValue,
            TornCommands = 3,
        };
        using StatusBlock block = StatusBlock.Open(Block);
        using StatusReader reader = StatusReader.Open(Block);
        Assert.Null(reader.TryRead());
        block.Publish(status, [1, 2, 3], [4], []);
        RobotSnapshot snapshot = reader.TryRead()!;
        Assert.Equal(status, snapshot.Status);
        Assert.Equal([1, 2, 3], snapshot.State);
        Assert.Equal([4], snapshot.Action);
        Assert.Empty(snapshot.Parameters);
    }

    [Fact]
    public async Task Shows_one_moment_however_often_it_changes()
    {
        using StatusBlock block = StatusBlock.Open(Block);
        using StatusReader reader = StatusReader.Open(Block);
        using CancellationTokenSource stop = new();
        block.Publish(new LoopStatus(), new float[4], [], []);
        Task writer = Task.Run(() =>
        {
            float[] state = new float[4];
            for (long tick = 1; !stop.IsCancellationRequested; tick++)
            {
                Array.Fill(state, tick % 1000);
                block.Publish(new LoopStatus { Ticks = tick, Plans = tick }, state, [], []);
            }
        });
        for (int read = 0; read < 20_000; read++)
        {
            if (reader.TryRead() is { } seen)
            {
                Assert.Equal(seen.Status.Ticks, seen.Status.Plans);
                Assert.All(seen.State, value => Assert.Equal(seen.Status.Ticks % 1000, value));
            }
        }

        await stop.CancelAsync();
        await writer;
    }

    [Fact]
    public void Says_so_where_the_process_died_while_it_told_and_goes_on_with_the_next()
    {
        StatusBlock.Open(Block).Dispose();
        using (MappedFile memory = MappedFile.Open(Block, 1))
        {
            memory.Word(StatusFormat.SequenceAt) = 9;
        }

        using StatusReader reader = StatusReader.Open(Block);
        Assert.Null(reader.TryRead());
        using StatusBlock next = StatusBlock.Open(Block);
        next.Publish(new LoopStatus { Epoch = 2 }, [], [], []);
        Assert.Equal(2UL, reader.TryRead()!.Status.Epoch);
    }

    [Fact]
    public void Refuses_the_block_of_another_release()
    {
        StatusBlock.Open(Block).Dispose();
        using (MappedFile memory = MappedFile.Open(Block, 1))
        {
            memory.Word(StatusFormat.VersionAt)++;
        }

        Assert.Contains("another release", Assert.Throws<IOException>(() => StatusReader.Open(Block)).Message, StringComparison.Ordinal);
        StatusBlock.Open(Block).Dispose();
        StatusReader.Open(Block).Dispose();
    }

    [Fact]
    public void Allocates_nothing_and_cuts_vectors_that_are_too_long()
    {
        using StatusBlock block = StatusBlock.Open(Block);
        float[] vector = [.. Enumerable.Range(0, 100).Select(value => (float)value)];
        block.Publish(default, vector, vector, vector);
        using (AllocationGuard.Expect(0))
        {
            block.Publish(default, vector, vector, vector);
        }

        using StatusReader reader = StatusReader.Open(Block);
        Assert.Equal(vector[..64], reader.TryRead()!.Parameters);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
