using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Link.Commands;
using MbRlRobot.Link.Outbox;
using MbRlRobot.Link.Reception;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Recording.Segments;
using MbRlRobot.Status;

namespace MbRlRobot.Link;

/// <summary>
/// The robot's link to its trainer: copies what the control process records to the disk, sends it until the trainer says that
/// it is stored, tells how the robot stands, and passes commands on. The control process neither waits for it nor needs it.
/// </summary>
/// <remarks>One thread at a time; the bus only puts messages into the inbox.</remarks>
public sealed class RobotLink : IDisposable
{
    private const int PumpMilliseconds = 100;

    private static readonly TopicKind[] Subscriptions = [TopicKind.Acknowledgement, TopicKind.TrainerState, TopicKind.Command];
    private static readonly TopicKind[] ModelSubscriptions = [TopicKind.ModelManifest, TopicKind.ModelChunk];

    private readonly LinkSettings _settings;
    private readonly SegmentLog _log;
    private readonly RingCopier _copier;
    private readonly LinkEvents _events;
    private readonly RobotBus _robotBus;
    private readonly BusKeeper _keeper;
    private readonly ControlSide _control;
    private readonly TransitionOutbox _outbox;
    private readonly TrainerBook _trainers;
    private readonly RobotTeller _teller;
    private readonly CommandDoor _door;
    private readonly ModelDesk? _models;
    private readonly Inbox _inbox = new();
    private ulong _lost;

    /// <summary>Takes a robot's rings.</summary>
    /// <param name="settings">What it works with.</param>
    /// <param name="bus">The bus, not connected yet; its will is <see cref="RobotStatus.Offline"/>. It stays the caller's.</param>
    /// <param name="log">The robot's log; it stays the caller's.</param>
    /// <exception cref="IOException">Another link serves this robot.</exception>
    public RobotLink(LinkSettings settings, IMessageBus bus, SegmentLog log)
    {
        ArgumentNullException.ThrowIfNull(settings);
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(log);
        (_settings, _log) = (settings, log);
        _events = new LinkEvents(settings.Write, settings.Time, _inbox.Refused);
        _robotBus = new RobotBus(bus, settings.Identity.RobotId);
        _copier = new RingCopier(settings.Runtime.Rings, log, _events.Tell);
        _control = new ControlSide(settings.Runtime, settings.Time);
        _trainers = new TrainerBook(_events);
        _outbox = new TransitionOutbox(log, _robotBus.PublishAsync, settings.Outbox, _events, settings.Time);
        _models = settings.Models is { } models ? new ModelDesk(models, settings, _robotBus.PublishAsync, _events) : null;
        _copier.Watcher = _models?.Watcher;
        _teller = new RobotTeller(settings.Identity, _robotBus.PublishAsync, () => _models?.HighestVersion ?? 0, settings.Time);
        _door = new CommandDoor(
            settings.Identity.Robot, _control, _robotBus.PublishAsync, settings.Clock, _teller.Repeat, _events, settings.Time);
        _keeper = new BusKeeper(bus, _events, settings.Time);
        Subscribe();
    }

    /// <summary>How far it is.</summary>
    public LinkStanding Standing { get; } = new();

    /// <summary>Messages that arrived and could not be used, by kind: not readable, too long, or too many at once. For any thread.</summary>
    public IReadOnlyDictionary<TopicKind, long> Refused => _inbox.Refused.Snapshot;

    private bool IsDelivered => _log.Status.Unacknowledged == 0 && _copier.Lag == 0;

    /// <summary>Works until it is told to end; then brings in what is left, and says that the robot is offline.</summary>
    /// <param name="stop">Ends it.</param>
    /// <returns>Done when it has ended.</returns>
    public async Task RunAsync(CancellationToken stop)
    {
        try
        {
            while (!stop.IsCancellationRequested)
            {
                Pump();
                await _inbox.WaitAsync(PumpMilliseconds, stop).ConfigureAwait(false);
            }
        }
        catch (OperationCanceledException) when (stop.IsCancellationRequested)
        {
            _events.Tell("ending");
        }

        _events.TellRefused();
        await EndAsync().ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _copier.Dispose();
        _control.Dispose();
        _models?.Dispose();
        _inbox.Dispose();
    }

    /// <summary>One round: records to the disk, what arrived, what is to be sent.</summary>
    internal void Pump()
    {
        Try(Copy);
        RobotSnapshot? control = _control.Read();
        _models?.Follow(control, _control.Last);
        bool isNew = _keeper.Tend();
        while (_inbox.TryTake(out TopicKind kind, out BusMessage? message))
        {
            Take(kind, message);
        }

        if (isNew)
        {
            _outbox.Reconnected();
            _models?.Reconnected();
            _teller.Repeat();
        }

        _door.Poll();
        _models?.Tend(control, _robotBus.IsConnected);
        if (_robotBus.IsConnected)
        {
            _teller.Tell(control, _copier.Lost);
            Try(() => _outbox.Send(_trainers.Takes));
        }

        Standing.Tell(_control.IsRunning, IsDelivered);
    }

    private void Copy()
    {
        _copier.Copy();
        if (_copier.Lost != _lost)
        {
            _events.Tell(string.Create(CultureInfo.InvariantCulture, $"{_copier.Lost - _lost} records were lost before they were copied"));
            _lost = _copier.Lost;
        }
    }

    private void Take(TopicKind kind, BusMessage message)
    {
        switch (kind)
        {
            case TopicKind.Acknowledgement:
                Hear(message);
                break;
            case TopicKind.TrainerState:
                _trainers.Hear(message);
                break;
            case TopicKind.Command:
                _door.Take(message);
                break;
            case TopicKind.ModelManifest or TopicKind.ModelChunk:
                _models?.Take(kind, message);
                break;
            default:
                break;
        }
    }

    private void Hear(BusMessage message)
    {
        PayloadReading<Acknowledgement> reading = PayloadJson.Read<Acknowledgement>(message.Payload.Span);
        if (reading.Payload is { } acknowledgement)
        {
            _outbox.Hear(acknowledgement);
        }
        else if (!message.Payload.IsEmpty)
        {
            _events.Refuse(TopicKind.Acknowledgement, $"an acknowledgement could not be read: {reading.Problem}");
        }
    }

    private void Subscribe()
    {
        foreach (TopicKind kind in _models is null ? Subscriptions : [.. Subscriptions, .. ModelSubscriptions])
        {
            _keeper.Watch(_robotBus.SubscribeAsync(kind, message => _inbox.Put(kind, message)), kind.ToString());
        }
    }

    /// <summary>A disk that fails for a while must not end the link: the ring keeps what comes meanwhile.</summary>
    private void Try(Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException or UnauthorizedAccessException)
        {
            _events.Tell(fault.Message);
        }
    }

    private async Task EndAsync()
    {
        Try(Copy);
        _log.Flush();
        await (_models?.EndAsync() ?? Task.CompletedTask).ConfigureAwait(false);
        await SendRestAsync().ConfigureAwait(false);
        if (!_robotBus.IsConnected)
        {
            return;
        }

        byte[] offline = PayloadJson.Write(RobotStatus.Offline(_settings.Identity.BdSeq));
        try
        {
            await _robotBus.PublishAsync(TopicKind.Status, offline).WaitAsync(TimeSpan.FromSeconds(2)).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is MessageBusException or TimeoutException)
        {
            _events.Tell($"the broker was not told that the robot is offline; its will does that: {fault.Message}");
        }
    }

    /// <summary>What is on the disk by now is sent too, as far as that takes no longer than its host waits.</summary>
    private async Task SendRestAsync()
    {
        Farewell farewell = new(_settings.Time);
        while (!farewell.IsOver(IsDelivered, hasLine: true, HasTrainer()))
        {
            Pump();
            if (farewell.IsOver(IsDelivered, _keeper.HasLine, HasTrainer()))
            {
                return;
            }

            await _inbox.WaitAsync(PumpMilliseconds, CancellationToken.None).ConfigureAwait(false);
        }
    }

    private bool HasTrainer() => _log.Epochs.Any(epoch => _trainers.HasOneFor(epoch.Source.Schema));
}
