using System;
using System.Globalization;
using System.Text;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>Listens to what the broker tells of itself: how many messages it dropped because a client did not keep up.</summary>
/// <param name="bus">A bus of its own, connected; disposed of with this.</param>
internal sealed class BrokerDrops(IMessageBus bus) : IAsyncDisposable
{
    private const string Topic = "$SYS/broker/publish/messages/dropped";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private readonly SemaphoreSlim _told = new(0);
    private double _dropped = double.NaN;

    /// <summary>Begins to listen.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Done once the broker listens too.</returns>
    public async Task ListenAsync(CancellationToken cancellation)
    {
        await bus.ConnectAsync(cancellation);
        await bus.SubscribeAsync(Topic, QualityOfService.AtLeastOnce, Hear, cancellation);
    }

    /// <summary>Asks once all is over. The broker tells what changed, each second; before that it told the number kept.</summary>
    /// <param name="pause">How long it may take to tell of the last drops.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The messages dropped; NaN where the broker never told.</returns>
    public async Task<double> CountAsync(TimeSpan pause, CancellationToken cancellation)
    {
        await _told.WaitAsync(Patience, cancellation);
        await Task.Delay(pause, cancellation);
        return Volatile.Read(ref _dropped);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await bus.DisposeAsync();
        _told.Dispose();
    }

    private void Hear(BusMessage message)
    {
        Volatile.Write(ref _dropped, double.Parse(Encoding.UTF8.GetString(message.Payload.Span), CultureInfo.InvariantCulture));
        _told.Release();
    }
}
