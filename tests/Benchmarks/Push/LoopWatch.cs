using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Status;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>Counts what a robot's loop tells of itself in memory; the loop does not notice.</summary>
/// <param name="status">The robot's status.</param>
internal sealed class LoopWatch(StatusReader status)
{
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(100);

    /// <summary>What the loop calls the latest window of its periods.</summary>
    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1);

    /// <summary>How the loop stands; what it told last where it is just telling.</summary>
    public LoopStatus Now { get; private set; }

    /// <summary>Looks.</summary>
    /// <returns>How the loop stands.</returns>
    public LoopStatus Read() => Now = status.TryRead()?.Status ?? Now;

    /// <summary>Watches until something is done.</summary>
    /// <param name="work">What is waited for.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What the loop did meanwhile.</returns>
    public async Task<Stretch> WhileAsync(Task work, CancellationToken cancellation)
    {
        long began = Stopwatch.GetTimestamp();
        LoopStatus before = Read();
        double longest = 0;
        while (!work.IsCompleted)
        {
            await Task.WhenAny(work, Task.Delay(Look, cancellation));
            cancellation.ThrowIfCancellationRequested();
            double period = Read().Latest.Period.MaximumMilliseconds;

            // a window that began before is of no interest
            longest = Stopwatch.GetElapsedTime(began) > Window ? double.MaxNumber(longest, period) : longest;
        }

        LoopStatus after = Read();
        return new Stretch(
            after.Ticks - before.Ticks,
            after.Overruns - before.Overruns,
            after.MissedPeriods - before.MissedPeriods,
            after.LatePlans - before.LatePlans,
            longest);
    }
}
