using System;
using System.Threading;
using System.Threading.Channels;
using System.Threading.Tasks;

namespace MbRlRobot.Service;

/// <summary>Does one thing after the other, away from the bus's thread.</summary>
internal sealed class Mailbox : IAsyncDisposable
{
    /// <summary>What may wait; robots ask again for what was dropped, and offers are looked at anew every second.</summary>
    private const int Capacity = 4096;

    private readonly Channel<Func<CancellationToken, Task>> _work = Channel.CreateBounded<Func<CancellationToken, Task>>(
        new BoundedChannelOptions(Capacity) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    private readonly CancellationTokenSource _stop = new();
    private readonly Action<Exception?> _done;
    private readonly Task _working;

    /// <summary>Starts.</summary>
    /// <param name="done">Told after each thing: what it threw, or null.</param>
    internal Mailbox(Action<Exception?> done)
    {
        _done = done;
        _working = Task.Run(WorkAsync);
    }

    /// <summary>Adds something to do; dropped when too much waits.</summary>
    internal void Post(Func<CancellationToken, Task> work) => _work.Writer.TryWrite(work);

    /// <summary>Gives up what is under way and what waits, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        _work.Writer.TryComplete();
        await _stop.CancelAsync().ConfigureAwait(false);
        await _working.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task WorkAsync()
    {
        await foreach (Func<CancellationToken, Task> work in _work.Reader.ReadAllAsync().ConfigureAwait(false))
        {
            if (!_stop.IsCancellationRequested)
            {
                await DoAsync(work).ConfigureAwait(false);
            }
        }
    }

    private async Task DoAsync(Func<CancellationToken, Task> work)
    {
        try
        {
            await work(_stop.Token).ConfigureAwait(false);
            _done(null);
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the end
        }
        catch (Exception fault) when (ServiceFaults.IsForeseen(fault))
        {
            _done(fault);
        }
    }
}
