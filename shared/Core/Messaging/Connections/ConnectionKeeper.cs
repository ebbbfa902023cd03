using System;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>Keeps one connection up: opens it, waits until it is lost, pauses, opens the next, until it is closed.</summary>
/// <param name="options">Who one is, and the pauses.</param>
/// <param name="create">Makes a connection that is not open yet.</param>
/// <param name="subscriptions">What to subscribe to on each connection.</param>
/// <param name="record">Counts.</param>
/// <param name="dispatcher">Is told of every change of state.</param>
internal sealed class ConnectionKeeper(
    MessageBusOptions options,
    Func<IBrokerConnection> create,
    Subscriptions subscriptions,
    BusRecord record,
    BusDispatcher dispatcher) : IAsyncDisposable
{
    private readonly Lock _lock = new();
    private readonly CancellationTokenSource _closing = new();
    private readonly TaskCompletionSource _closed = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ReconnectDelays _delays = new(options.ClientId, options.ReconnectFirstSeconds, options.ReconnectLastSeconds);
    private IBrokerConnection? _current;
    private BusState _state = BusState.Closed;
    private Task _keeping = Task.CompletedTask;
    private bool _isClosing;

    /// <summary>The state.</summary>
    public BusState State
    {
        get
        {
            lock (_lock)
            {
                return _state;
            }
        }
    }

    /// <summary>The connection to send over; null while there is none.</summary>
    public IBrokerConnection? Current
    {
        get
        {
            lock (_lock)
            {
                return _state == BusState.Connected ? _current : null;
            }
        }
    }

    private Task Keeping
    {
        get
        {
            lock (_lock)
            {
                return _keeping;
            }
        }
    }

    /// <summary>Before the first connection, keeps a subscription for it.</summary>
    /// <param name="subscription">The subscription.</param>
    /// <returns>Whether it was kept; false where the broker must be asked.</returns>
    public bool TryRemember(Subscription subscription)
    {
        lock (_lock)
        {
            bool isWaiting = _state == BusState.Closed && !_isClosing;
            if (isWaiting)
            {
                subscriptions.Add(subscription);
            }

            return isWaiting;
        }
    }

    /// <summary>Opens the first connection and keeps one up from then on.</summary>
    /// <param name="cancellation">Gives up; before anything was tried where it says so already.</param>
    /// <returns>Done once connected.</returns>
    public Task ConnectAsync(CancellationToken cancellation)
    {
        if (cancellation.IsCancellationRequested)
        {
            return Task.FromCanceled(cancellation); // a broker that is near may answer before anybody looks at the token again
        }

        TaskCompletionSource connected = new(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (_lock)
        {
            ObjectDisposedException.ThrowIf(_isClosing, typeof(IMessageBus));
            if (_state != BusState.Closed)
            {
                throw new InvalidOperationException($"The bus is {_state} already.");
            }

            Enter(BusState.Connecting, null);
            _keeping = Task.Run(() => RunAsync(connected, cancellation), CancellationToken.None);
        }

        return connected.Task;
    }

    /// <summary>Closes the connection in order and keeps none up any more. May be called again.</summary>
    /// <returns>Done once it is closed.</returns>
    public async ValueTask DisposeAsync()
    {
        dispatcher.Unbound();
        bool isFirst = !Interlocked.Exchange(ref _isClosing, true);
        if (isFirst)
        {
            await _closing.CancelAsync().ConfigureAwait(false);
            _closed.SetResult();
        }

        await Keeping.ConfigureAwait(false);
        Enter(BusState.Closed, null);
        _closing.Dispose();
    }

    /// <summary>Never ends with a fault.</summary>
    private async Task RunAsync(TaskCompletionSource connected, CancellationToken cancellation)
    {
        IBrokerConnection connection;
        try
        {
            connection = await OpenAsync(cancellation).ConfigureAwait(false);
        }
        catch (Exception fault)
        {
            record.ConnectionFailed(fault.Message);
            Enter(BusState.Closed, null);
            connected.SetException(IsClosed(cancellation) ? new ObjectDisposedException(nameof(IMessageBus)) : fault);
            return;
        }

        await KeepAsync(connection, connected).ConfigureAwait(false);
    }

    /// <summary>Never ends with a fault.</summary>
    private async Task KeepAsync(IBrokerConnection? connection, TaskCompletionSource connected)
    {
        int attempt = 0;
        while (connection is not null)
        {
            record.Connected();
            Enter(BusState.Connected, connection);
            connected.TrySetResult();
            long since = Stopwatch.GetTimestamp();
            await Task.WhenAny(connection.Lost, _closed.Task).ConfigureAwait(false);
            if (!_closing.IsCancellationRequested)
            {
                record.ConnectionFailed(await connection.Lost.ConfigureAwait(false));
                Enter(BusState.Connecting, null);
            }

            attempt = Stopwatch.GetElapsedTime(since) > _delays.Steady ? 0 : attempt;
            await connection.DisposeAsync().ConfigureAwait(false);
            (connection, attempt) = await ReconnectAsync(attempt).ConfigureAwait(false);
        }
    }

    private async Task<(IBrokerConnection? Connection, int Attempt)> ReconnectAsync(int attempt)
    {
        while (!_closing.IsCancellationRequested)
        {
            try
            {
                await Task.Delay(_delays.Before(attempt++), _closing.Token).ConfigureAwait(false);
                return (await OpenAsync(CancellationToken.None).ConfigureAwait(false), attempt);
            }
            catch (Exception fault)
            {
                record.ConnectionFailed(fault.Message);
            }
        }

        return (null, attempt);
    }

    private async Task<IBrokerConnection> OpenAsync(CancellationToken cancellation)
    {
        IBrokerConnection connection = create();
        using CancellationTokenSource patience = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _closing.Token);
        patience.CancelAfter(TimeSpan.FromSeconds(options.ConnectSeconds));
        try
        {
            await connection.OpenAsync(patience.Token).ConfigureAwait(false);
            foreach (Subscription each in subscriptions.ToRequest)
            {
                await connection.SubscribeAsync(each.Filter, each.Quality, each.Id).WaitAsync(patience.Token).ConfigureAwait(false);
            }

            return connection;
        }
        catch (OperationCanceledException) when (!cancellation.IsCancellationRequested && !_closing.IsCancellationRequested)
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw new MessageBusException(
                FormattableString.Invariant($"{options.Broker} did not answer within {options.ConnectSeconds} s; check the address, and that a broker runs there."));
        }
        catch
        {
            await connection.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    private bool IsClosed(CancellationToken cancellation) =>
        _closing.IsCancellationRequested && !cancellation.IsCancellationRequested;

    private void Enter(BusState state, IBrokerConnection? connection)
    {
        lock (_lock)
        {
            _current = connection;
            if (state != _state)
            {
                _state = state;
                dispatcher.Take(state);
            }
        }
    }
}
