using System;
using System.Collections.Generic;
using System.Threading;

namespace MbRlRobot.Ingest.Live;

/// <summary>What waits to be stored: bounded in bytes, taken out in groups by one thread.</summary>
/// <param name="capacityBytes">The most it holds.</param>
internal sealed class BatchQueue(long capacityBytes)
{
    private readonly object _gate = new();
    private readonly Queue<QueuedBatch> _batches = [];
    private long _bytes;
    private long _rows;
    private bool _isClosed;

    internal long Bytes
    {
        get
        {
            lock (_gate)
            {
                return _bytes;
            }
        }
    }

    /// <summary>Adds a batch, unless there is no room for it or the queue is closed. Never waits.</summary>
    internal bool TryAdd(QueuedBatch batch)
    {
        lock (_gate)
        {
            if (_isClosed || _bytes + batch.Bytes > capacityBytes)
            {
                return false;
            }

            _batches.Enqueue(batch);
            _bytes += batch.Bytes;
            _rows += batch.Batch.Count;
            Monitor.Pulse(_gate);
            return true;
        }
    }

    /// <summary>Takes the next batches: once there are enough rows, or the first one has waited long enough.</summary>
    /// <returns>False when the queue is closed and empty.</returns>
    internal bool TakeGroup(List<QueuedBatch> group, int rows, int milliseconds)
    {
        lock (_gate)
        {
            AwaitFirst();
            AwaitRows(rows, Environment.TickCount64 + milliseconds);
            for (long taken = 0; taken < rows && _batches.TryDequeue(out QueuedBatch batch); taken += batch.Batch.Count)
            {
                group.Add(batch);
                _bytes -= batch.Bytes;
                _rows -= batch.Batch.Count;
            }

            return group.Count > 0;
        }
    }

    /// <summary>Takes no more; what is in it can still be taken out.</summary>
    internal void Close()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
    }

    private void AwaitFirst()
    {
        while (_rows == 0 && !_isClosed)
        {
            Monitor.Wait(_gate);
        }
    }

    private void AwaitRows(int rows, long deadline)
    {
        long left = deadline - Environment.TickCount64;
        while (_rows < rows && !_isClosed && left > 0)
        {
            Monitor.Wait(_gate, (int)left);
            left = deadline - Environment.TickCount64;
        }
    }
}
