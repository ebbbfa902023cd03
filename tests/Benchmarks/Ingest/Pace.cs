using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>When a robot's next batch is due: once it is full, or the link's usual interval has passed.</summary>
/// <param name="rowsPerSecond">What the robot records; null: there is always a full batch.</param>
/// <param name="fullBatch">Rows in a full batch.</param>
internal sealed class Pace(double? rowsPerSecond, int fullBatch)
{
    private readonly int _rows = (int)Math.Clamp((rowsPerSecond ?? fullBatch) * IntervalSeconds, 1, fullBatch);
    private readonly long _began = Stopwatch.GetTimestamp();
    private long _taken;

    /// <summary>The interval of <see cref="Link.Outbox.OutboxSettings.Usual"/>.</summary>
    private static double IntervalSeconds => Link.Outbox.OutboxSettings.Usual.BatchInterval.TotalSeconds;

    /// <summary>Waits until the next batch is due.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Its rows.</returns>
    public async Task<int> NextAsync(CancellationToken cancellation)
    {
        int rows = rowsPerSecond is null ? fullBatch : _rows;
        _taken += rows;
        if (rowsPerSecond is { } rate)
        {
            TimeSpan wait = TimeSpan.FromSeconds(_taken / rate) - Stopwatch.GetElapsedTime(_began);
            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.Zero, cancellation);
        }

        return rows;
    }
}
