using System;
using System.Collections.Concurrent;
using System.Collections.Generic;
using System.IO;
using System.Threading;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Ingest.Live;

/// <summary>A store in memory that can be held up, and made to fail.</summary>
internal sealed class GatedStore : ITransitionStore
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);
    private readonly MemoryTransitionStore _store = new();
    private readonly ManualResetEventSlim _open = new(initialState: true);
    private readonly ManualResetEventSlim _waits = new();

    /// <summary>What the next appends throw instead of storing.</summary>
    public ConcurrentQueue<Exception> Faults { get; } = [];

    /// <summary>How many batches were in each transaction.</summary>
    public ConcurrentQueue<int> Groups { get; } = [];

    public long Position => _store.Position;

    public IReadOnlyList<TransitionSchema> Schemas => _store.Schemas;

    public IReadOnlyList<StoredBatch> Append(IReadOnlyList<TransitionBatch> batches)
    {
        _waits.Set();
        Assert.True(_open.Wait(Patience));
        if (Faults.TryDequeue(out Exception? fault))
        {
            throw fault;
        }

        Groups.Enqueue(batches.Count);
        return _store.Append(batches);
    }

    /// <summary>Holds up appends; the first that is held up is waited for by <see cref="AwaitAppend"/>.</summary>
    public void Close()
    {
        _waits.Reset();
        _open.Reset();
    }

    public void AwaitAppend() => Assert.True(_waits.Wait(Patience));

    public void Open() => _open.Set();

    public void Fail() => Faults.Enqueue(new IOException("the disk is full"));

    public ulong? HighWaterMark(string robotId, ulong epoch) => _store.HighWaterMark(robotId, epoch);

    public IReadOnlyList<HighWaterMark> HighWaterMarks(string robotId, int most) => _store.HighWaterMarks(robotId, most);

    public long Count(TransitionSchema schema) => _store.Count(schema);

    public IEnumerable<Transition> Read(TransitionSchema schema, StoreRange? range = null) => _store.Read(schema, range);

    public void Dispose()
    {
        _store.Dispose();
        _open.Dispose();
        _waits.Dispose();
    }
}
