using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ingest.Live;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Models;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Signing;

namespace MbRlRobot.Service;

/// <summary>
/// Serves robots of several types at once: stores and acknowledges their transitions, fits, tests and registers models, offers them
/// signed, and answers for their chunks. All that matters is on the disk, in the store and the registry: a service that starts goes on
/// where the last one was stopped or died. Its topics, and what survives what, are in this folder's README.
/// </summary>
public sealed class TrainerService : IAsyncDisposable
{
    private static readonly TimeSpan Farewell = TimeSpan.FromSeconds(5);

    private readonly IMessageBus _bus;
    private readonly SigningKey _key;
    private readonly ServiceOptions _options;
    private readonly Fleet _fleet = new();
    private readonly RobotListener _listener;
    private readonly Mailbox _mailbox;
    private readonly NotifyingStore _store;
    private readonly DataFolderClaim _claim;
    private readonly SortedDictionary<string, TypeService> _types = new(StringComparer.Ordinal);
    private TransitionIngest? _ingest;
    private Timer? _watch;
    private string? _fault;
    private int _isDisposed;

    private TrainerService(IMessageBus bus, ITransitionStore store, SigningKey key, ServiceOptions options)
    {
        (_bus, _key, _options) = (bus, key, options);
        _claim = DataFolderClaim.Take(options.DataFolder);
        _listener = new RobotListener(bus, options.Log);
        _mailbox = new Mailbox(fault => Volatile.Write(ref _fault, fault?.Message));
        _store = new NotifyingStore(store, () => _types.Values.ToList().ForEach(type => type.Trainer.Wake()));
    }

    /// <summary>How it goes, as of now.</summary>
    public ServiceView View => new(
        [.. _types.Values.Select(type => type.View)],
        [.. _fleet.Robots.Select(robot => _types.TryGetValue(robot.Type, out TypeService? type) ? type.Trainer.Episodes.Fill(robot) : robot)],
        _ingest!.Statistics,
        Volatile.Read(ref _fault),
        _listener.Refused(_ingest.Statistics.Refused));

    /// <summary>The will of a trainer's connection, for the options of its bus.</summary>
    /// <param name="trainerId">What it is called.</param>
    /// <returns>The message that it is offline, retained.</returns>
    public static BusMessage Will(string trainerId) => StateMessage(trainerId, TrainerState.Offline);

    /// <summary>Starts: takes up what is on the disk, subscribes, connects.</summary>
    /// <param name="bus">The bus, not connected yet; disposed of by its owner, after the service.</param>
    /// <param name="store">The store; nothing else may append to it. Disposed of by its owner, after the service.</param>
    /// <param name="key">Signs the models; disposed of by its owner.</param>
    /// <param name="types">What is served, each type once.</param>
    /// <param name="options">How.</param>
    /// <param name="cancellation">Gives up waiting for the broker.</param>
    /// <returns>The service, connected and at work.</returns>
    /// <exception cref="MessageBusException">The broker refused or does not answer.</exception>
    /// <exception cref="InvalidDataException">A registry is damaged.</exception>
    /// <exception cref="IOException">Another service has the data folder, or it cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The key's time is over.</exception>
    /// <exception cref="ArgumentException">A type is given twice, or two have the same schema.</exception>
    public static async Task<TrainerService> StartAsync(
        IMessageBus bus,
        ITransitionStore store,
        SigningKey key,
        IReadOnlyList<ServedType> types,
        ServiceOptions options,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bus);
        ArgumentNullException.ThrowIfNull(key);
        ArgumentNullException.ThrowIfNull(types);
        ArgumentNullException.ThrowIfNull(options);
        key.ThrowIfOver(DateTime.UtcNow);
        TrainerService service = new(bus, store, key, options);
        try
        {
            service.Serve(types);
            await service.SubscribeAsync(types, cancellation).ConfigureAwait(false);
            await bus.ConnectAsync(cancellation).ConfigureAwait(false);
            service.Watch();
            return service;
        }
        catch
        {
            await service.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes no more rows, stores and acknowledges what came, gives up fits under way, says good-bye.</summary>
    /// <returns>Done when it has ended.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _bus.StateChanged -= Connected;
        if (_watch is not null)
        {
            await _watch.DisposeAsync().ConfigureAwait(false);
        }

        IAsyncDisposable?[] parts = [_ingest, .. _types.Values];
        foreach (IAsyncDisposable part in parts.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync().ConfigureAwait(false);
        }

        _store.Dispose();
        await _mailbox.DisposeAsync().ConfigureAwait(false);
        await SayGoodByeAsync().ConfigureAwait(false);
        _claim.Dispose();
    }

    private void Serve(IReadOnlyList<ServedType> types)
    {
        foreach (ServedType type in types)
        {
            RefuseSame(type.Robot);
            _types.Add(type.Robot.Type, new TypeService(type, (_bus, _store, _key, _fleet), _options, OfferAll));
        }
    }

    private void RefuseSame(RobotDescription robot)
    {
        string schema = RobotSchema.Hash(robot);
        foreach ((string other, TypeService served) in _types)
        {
            if (other == robot.Type || served.SchemaHash == schema)
            {
                throw new ArgumentException(other == robot.Type
                    ? $"the type '{other}' is given twice"
                    : $"'{robot.Type}' and '{other}' have the same states, actions and periods: their rows could not be told apart");
            }
        }
    }

    /// <summary>Manifests first: what is retained is known before a birth asks for an offer.</summary>
    private async Task SubscribeAsync(IReadOnlyList<ServedType> types, CancellationToken cancellation)
    {
        _bus.StateChanged += Connected;
        await _listener.SubscribeAsync(TopicKind.ModelManifest, HearManifest, cancellation).ConfigureAwait(false);
        await _listener.SubscribeAsync<RobotBirth>(HearBirth, cancellation).ConfigureAwait(false);
        await _listener.SubscribeAsync<RobotStatus>(_fleet.TakeStatus, cancellation).ConfigureAwait(false);
        await _listener.SubscribeAsync<RobotTelemetry>(_fleet.TakeTelemetry, cancellation).ConfigureAwait(false);
        await _listener.SubscribeAsync<ModelRequest>(HearRequest, cancellation).ConfigureAwait(false);
        await _listener.SubscribeAsync<ModelResult>(HearResult, cancellation).ConfigureAwait(false);
        _ingest = await TransitionIngest.StartAsync(
            _bus, _store, types.Select(type => RobotSchema.Of(type.Robot)), _options.Ingest, cancellation: cancellation).ConfigureAwait(false);
    }

    private void Watch()
    {
        TimeSpan pause = TimeSpan.FromSeconds(_options.WatchSeconds);
        _watch = new Timer(_ => OfferAll(), null, pause, pause);
    }

    private void OfferAll() => _mailbox.Post(async cancellation =>
    {
        foreach (TypeService type in _types.Values)
        {
            await type.OfferAsync(cancellation).ConfigureAwait(false);
        }
    });

    private void Connected(BusState state)
    {
        if (state == BusState.Connected)
        {
            TrainerState online = new(Online: true, _options.SoftwareVersion, [.. _types.Values.Select(type => type.SchemaHash)]);
            _mailbox.Post(cancellation => _bus.PublishAsync(StateMessage(_options.TrainerId, online), cancellation));
            OfferAll();
        }
    }

    /// <summary>Only what had been kept is news: the rest is what this trainer sent itself, unless its key did not sign it.</summary>
    private void HearManifest(string robotId, BusMessage message)
    {
        bool isOurs = SignedEnvelope.TryParse(message.Payload.Span, out SignedEnvelope envelope) && envelope.IsSignedBy(_key.Public);
        ModelManifest? manifest = isOurs ? ModelManifestReader.Read(envelope.Payload).Manifest : null;
        if (manifest is null && !message.Payload.IsEmpty)
        {
            _listener.Refuse(TopicKind.ModelManifest);
        }

        if (message.Retain || manifest is null)
        {
            _mailbox.Post(_ =>
            {
                _types.Values.ToList().ForEach(type => type.Hear(robotId, manifest));
                return Task.CompletedTask;
            });
        }
    }

    private void HearBirth(string robotId, RobotBirth birth)
    {
        string? problem = !_types.TryGetValue(birth.Type, out TypeService? type)
            ? $"its type, '{birth.Type}', is not served"
            : birth.SchemaHash == type.SchemaHash ? null : "its robot.json has another schema than the trainer's";
        _fleet.TakeBirth(robotId, birth, problem);
        if (problem is not null)
        {
            _options.Log?.Invoke($"{robotId} is not served: {problem}");
            return;
        }

        _mailbox.Post(cancellation =>
        {
            type!.TakeReport(robotId, birth.HighestModelVersion);
            return type.OfferAsync(cancellation);
        });
    }

    private void HearRequest(string robotId, ModelRequest request) => _mailbox.Post(async cancellation =>
    {
        foreach (TypeService type in _types.Values)
        {
            await type.SendAsync(robotId, request, cancellation).ConfigureAwait(false);
        }
    });

    private void HearResult(string robotId, ModelResult result)
    {
        _fleet.TakeResult(robotId, result);
        string why = result.Refusal == ModelRefusal.None ? $": {result.Message}" : $" ({result.Refusal}: {result.Message})";
        _options.Log?.Invoke(FormattableString.Invariant($"{robotId}: version {result.Version} {result.Stage}{why}"));
        RobotView? robot = _fleet.Robots.FirstOrDefault(each => each.RobotId == robotId);
        if (robot is { Problem: null } && _types.TryGetValue(robot.Type, out TypeService? type))
        {
            _mailbox.Post(cancellation =>
            {
                type.TakeReport(robotId, result.HighestVersion);
                return type.OfferAsync(cancellation);
            });
        }
    }

    private async Task SayGoodByeAsync()
    {
        using CancellationTokenSource patience = new(Farewell);
        try
        {
            await _bus.PublishAsync(Will(_options.TrainerId), patience.Token).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is MessageBusException or OperationCanceledException)
        {
            // without a connection the broker publishes the same as the will
        }
    }

    private static BusMessage StateMessage(string trainerId, TrainerState state)
    {
        TopicFacts facts = TopicCatalog.Of(TopicKind.TrainerState);
        return new BusMessage(Topics.TrainerState(trainerId), PayloadJson.Write(state), facts.QualityOfService, facts.Retained);
    }
}
