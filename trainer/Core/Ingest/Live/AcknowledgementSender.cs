using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;

namespace MbRlRobot.Ingest.Live;

/// <summary>
/// Publishes acknowledgements, retained, beside the thread that stores: a slow broker delays no transaction, and of several
/// acknowledgements of one robot only the latest is sent.
/// </summary>
internal sealed class AcknowledgementSender : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly IMessageBus _bus;
    private readonly AcknowledgementBook _book;
    private readonly int _retryMilliseconds;
    private readonly SemaphoreSlim _news = new(0);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _sending;

    internal AcknowledgementSender(IMessageBus bus, AcknowledgementBook book, int retryMilliseconds)
    {
        _bus = bus;
        _book = book;
        _retryMilliseconds = retryMilliseconds;
        _sending = Task.Run(SendAsync);
    }

    /// <summary>Says that there is something to tell.</summary>
    internal void Wake() => _news.Release();

    /// <summary>Tells what is left, as far as the bus takes it, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _sending.ConfigureAwait(false);
        using CancellationTokenSource patience = new(Farewell);
        await TellAllAsync(patience.Token).ConfigureAwait(false);
        _stop.Dispose();
        _news.Dispose();
    }

    private async Task SendAsync()
    {
        try
        {
            while (true)
            {
                await _news.WaitAsync(_stop.Token).ConfigureAwait(false);
                while (!await TellAllAsync(_stop.Token).ConfigureAwait(false))
                {
                    await Task.Delay(_retryMilliseconds, _stop.Token).ConfigureAwait(false);
                }
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the end; what is untold is told once more on the way out
        }
    }

    /// <summary>All at once: none waits for the broker's word on another.</summary>
    /// <returns>Whether the bus took all of it.</returns>
    private async Task<bool> TellAllAsync(CancellationToken cancellation)
    {
        bool[] areTold = await Task.WhenAll(_book.TakeUntold().Select(each => TellAsync(each.RobotId, each.Payload, cancellation)))
            .ConfigureAwait(false);
        return Array.TrueForAll(areTold, isTold => isTold);
    }

    private async Task<bool> TellAsync(string robotId, Acknowledgement payload, CancellationToken cancellation)
    {
        TopicFacts facts = TopicCatalog.Of(TopicKind.Acknowledgement);
        BusMessage message = new(
            Topics.Acknowledgement(robotId), PayloadJson.Write(payload), facts.QualityOfService, facts.Retained);
        try
        {
            await _bus.PublishAsync(message, cancellation).ConfigureAwait(false);
            return true;
        }
        catch (Exception fault) when (fault is MessageBusException or OperationCanceledException)
        {
            _book.PutBack(robotId);
            return false;
        }
    }
}
