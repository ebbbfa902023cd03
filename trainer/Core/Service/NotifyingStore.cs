using System;
using System.Collections.Generic;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Service;

/// <summary>A store that tells when it has new rows.</summary>
/// <param name="store">The store itself; not disposed of with this.</param>
/// <param name="appended">Told after each transaction, on the thread that stores.</param>
internal sealed class NotifyingStore(ITransitionStore store, Action appended) : ITransitionStore
{
    /// <inheritdoc/>
    public long Position => store.Position;

    /// <inheritdoc/>
    public IReadOnlyList<TransitionSchema> Schemas => store.Schemas;

    /// <inheritdoc/>
    public IReadOnlyList<StoredBatch> Append(IReadOnlyList<TransitionBatch> batches)
    {
        IReadOnlyList<StoredBatch> stored = store.Append(batches);
        appended();
        return stored;
    }

    /// <inheritdoc/>
    public ulong? HighWaterMark(string robotId, ulong epoch) => store.HighWaterMark(robotId, epoch);

    /// <inheritdoc/>
    public IReadOnlyList<HighWaterMark> HighWaterMarks(string robotId, int most) => store.HighWaterMarks(robotId, most);

    /// <inheritdoc/>
    public long Count(TransitionSchema schema) => store.Count(schema);

    /// <inheritdoc/>
    public IEnumerable<Transition> Read(TransitionSchema schema, StoreRange? range = null) => store.Read(schema, range);

    /// <summary>Leaves the store to its owner.</summary>
    public void Dispose()
    {
    }
}
