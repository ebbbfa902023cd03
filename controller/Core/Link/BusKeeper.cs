using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ports;

namespace MbRlRobot.Link;

/// <summary>
/// Keeps trying to get the first connection, which a robot may have to wait for, and tells of connections that come and go.
/// From then on the bus reconnects by itself.
/// </summary>
internal sealed class BusKeeper
{
    private static readonly TimeSpan FirstPause = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestPause = TimeSpan.FromSeconds(30);

    private readonly IMessageBus _bus;
    private readonly LinkEvents _events;
    private readonly TimeProvider _time;
    private readonly List<(Task Task, string Name)> _subscriptions = [];
    private Task? _connecting;
    private TimeSpan _nextTry;
    private TimeSpan _pause = FirstPause;
    private int _connections;
    private int _connectionsSeen;
    private bool _wasConnected;
    private string? _toldFault;

    /// <summary>Watches a bus.</summary>
    /// <param name="bus">The bus, not connected yet.</param>
    /// <param name="events">Takes what people should know.</param>
    /// <param name="time">The clock.</param>
    public BusKeeper(IMessageBus bus, LinkEvents events, TimeProvider time)
    {
        (_bus, _events, _time) = (bus, events, time);
        bus.StateChanged += Count;
    }

    /// <summary>Whether there is a connection, or the first one is being made right now.</summary>
    public bool HasLine => _bus.State == BusState.Connected || _connecting is { IsCompleted: false };

    /// <summary>Watches a subscription, which waits for the first connection.</summary>
    /// <param name="task">The subscription.</param>
    /// <param name="name">What it is to, for people.</param>
    public void Watch(Task task, string name) => _subscriptions.Add((task, name));

    /// <summary>Does what is due. To be called ten times a second or so.</summary>
    /// <returns>Whether there is a connection that was not there the last time.</returns>
    public bool Tend()
    {
        Connect();
        TellRefusedSubscriptions();
        int connections = Volatile.Read(ref _connections);
        bool isConnected = _bus.State == BusState.Connected;
        bool isNew = isConnected && connections != _connectionsSeen;
        if (isNew || isConnected != _wasConnected)
        {
            _events.Tell(isConnected ? "connected" : $"the connection is lost; what is recorded is kept on the disk: {_bus.Statistics.LastFault}");
            _toldFault = _bus.Statistics.LastFault;
        }

        TellWhyNot();
        _connectionsSeen = isConnected ? connections : _connectionsSeen;
        _wasConnected = isConnected;
        return isNew;
    }

    private void Count(BusState state)
    {
        if (state == BusState.Connected)
        {
            Interlocked.Increment(ref _connections);
        }
    }

    private void Connect()
    {
        if (_connecting is { IsCompleted: false })
        {
            return;
        }

        if (_connecting?.Exception?.InnerException is { } fault)
        {
            _events.Tell($"the broker cannot be reached: {fault.Message}");
            (_nextTry, _connecting) = (_time.Monotonic() + _pause, null);
            _pause = TimeSpan.FromTicks(Math.Min(2 * _pause.Ticks, LongestPause.Ticks));
        }

        if (_connecting is null && _time.Monotonic() >= _nextTry)
        {
            _connecting = _bus.ConnectAsync(CancellationToken.None);
        }
    }

    /// <summary>A line that was there once: why it does not come back, each reason once.</summary>
    private void TellWhyNot()
    {
        if (_bus.State == BusState.Connecting && _connections > 0 && _bus.Statistics.LastFault is { } fault && fault != _toldFault)
        {
            _events.Tell($"the broker cannot be reached again: {fault}");
            _toldFault = fault;
        }
    }

    private void TellRefusedSubscriptions()
    {
        foreach ((Task task, string name) in _subscriptions.FindAll(each => each.Task.IsFaulted))
        {
            _events.Tell($"the broker refused the subscription to {name}: {task.Exception!.InnerException!.Message}");
        }

        _subscriptions.RemoveAll(each => each.Task.IsCompleted);
    }
}
