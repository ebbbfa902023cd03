using System;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>
/// The message bus that every adapter is: it keeps the subscriptions, runs the handlers, bounds what waits, and makes a new
/// connection when one is lost. An adapter adds only how one connection is made.
/// </summary>
public sealed class ReconnectingMessageBus : IMessageBus
{
    private static readonly TimeSpan HandlersGetToEnd = TimeSpan.FromSeconds(10);

    private readonly MessageBusOptions _options;
    private readonly ConnectionKeeper _keeper;
    private readonly Subscriptions _subscriptions = new();
    private readonly BusRecord _record = new();
    private readonly OutgoingGate _gate = new();
    private readonly BusDispatcher _dispatcher;
    private readonly HandlerRunner _runner;

    /// <summary>Makes a bus that is not connected.</summary>
    /// <param name="options">The broker and who one is there.</param>
    /// <param name="connect">Makes a connection.</param>
    /// <exception cref="System.IO.InvalidDataException">An option is wrong; the message says which and what is allowed.</exception>
    public ReconnectingMessageBus(MessageBusOptions options, BrokerConnector connect)
    {
        OptionsCheck.ThrowIfInvalid(options);
        _options = options;
        _runner = new HandlerRunner(_subscriptions, _record);
        _dispatcher = new BusDispatcher($"bus {options.ClientId}", _runner.Handle, state => _runner.Tell(StateChanged, state));
        _keeper = new ConnectionKeeper(options, () => connect(options, _dispatcher), _subscriptions, _record, _dispatcher);
    }

    /// <inheritdoc />
    public event Action<BusState>? StateChanged;

    /// <inheritdoc />
    public BusState State => _keeper.State;

    /// <inheritdoc />
    public BusStatistics Statistics => _record.Statistics;

    /// <inheritdoc />
    public Task ConnectAsync(CancellationToken cancellation) => _keeper.ConnectAsync(cancellation);

    /// <inheritdoc />
    public async Task PublishAsync(BusMessage message, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(message);
        TopicSyntax.ThrowIfNoTopic(message.Topic, nameof(message));
        ArgumentOutOfRangeException.ThrowIfZero(message.ExpirySeconds ?? 1, nameof(message.ExpirySeconds));
        cancellation.ThrowIfCancellationRequested();
        IBrokerConnection connection = _keeper.Current ?? throw NotConnected();
        PublishPacket.ThrowIfBeyond(message, connection.Limits);
        _gate.Enter(message.Payload.Length);
        await PublishAsync(connection, message).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async Task SubscribeAsync(
        string filter, QualityOfService quality, Action<BusMessage> handler, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(handler);
        TopicSyntax.ThrowIfNoFilter(filter, nameof(filter));
        cancellation.ThrowIfCancellationRequested();
        Subscription subscription = new(filter, quality, handler);
        if (_keeper.TryRemember(subscription))
        {
            return;
        }

        IBrokerConnection connection = _keeper.Current ?? throw NotConnected();
        _subscriptions.Add(subscription);
        await SubscribeAsync(connection, subscription).WaitAsync(cancellation).ConfigureAwait(false);
    }

    /// <summary>Tells the broker good-bye, so that it publishes no will, and lets the handlers finish what has come.</summary>
    /// <returns>Done once no handler runs any more; called by a handler, at once after the good-bye.</returns>
    public async ValueTask DisposeAsync()
    {
        bool isHandler = _dispatcher.IsCurrent;
        await _keeper.DisposeAsync().ConfigureAwait(false);
        Task ended = _dispatcher.CompleteAsync();
        if (!isHandler)
        {
            await Task.WhenAny(ended, Task.Delay(HandlersGetToEnd)).ConfigureAwait(false);
        }
    }

    private async Task PublishAsync(IBrokerConnection connection, BusMessage message)
    {
        try
        {
            await connection.PublishAsync(message).ConfigureAwait(false);
            _record.Published();
        }
        finally
        {
            _gate.Leave(message.Payload.Length);
        }
    }

    /// <summary>The broker keeps one subscription for each filter: a second handler must not lessen the first one's quality.</summary>
    private async Task SubscribeAsync(IBrokerConnection connection, Subscription subscription)
    {
        try
        {
            QualityOfService quality = _subscriptions.BestQuality(subscription.Filter);
            await connection.SubscribeAsync(subscription.Filter, quality, subscription.Id).ConfigureAwait(false);
        }
        catch
        {
            _subscriptions.Remove(subscription);
            throw;
        }
    }

    private MessageBusException NotConnected()
    {
        string why = _record.Statistics.LastFault is { } fault ? $" Last: {fault}" : string.Empty;
        return State == BusState.Closed
            ? new MessageBusException($"There is no connection to {_options.Broker}: the bus is closed.{why}")
            : new MessageBusException($"There is no connection to {_options.Broker} now; it is being looked for.{why}");
    }
}
