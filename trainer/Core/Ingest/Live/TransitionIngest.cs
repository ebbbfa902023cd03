using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Ingest.Live;

/// <summary>
/// Takes transitions from the bus into the store, and acknowledges them once they are on the disk. The bus's thread checks and
/// queues, one thread stores groups of batches, and acknowledgements go out beside it. What is dropped, because the queue is full
/// or the store failed, is not acknowledged; robots go on only by acknowledgements, and so send it again.
/// </summary>
public sealed class TransitionIngest : IAsyncDisposable
{
    private readonly ITransitionStore _store;
    private readonly IngestOptions _options;
    private readonly TimeProvider _time;
    private readonly Dictionary<string, TransitionSchema> _schemas;
    private readonly BatchQueue _queue;
    private readonly Tallies _tallies;
    private readonly AcknowledgementBook _book;
    private readonly AcknowledgementSender _sender;
    private readonly CancellationTokenSource _stop = new();
    private int _isDisposed;
    private long _storeFaults;
    private long _strangers;
    private string? _lastFault;

    private TransitionIngest(
        IMessageBus bus, ITransitionStore store, IEnumerable<TransitionSchema> schemas, IngestOptions options, TimeProvider time)
    {
        _store = store;
        _options = options;
        _time = time;
        _schemas = schemas.DistinctBy(schema => schema.Hash).ToDictionary(schema => schema.Hash);
        _queue = new BatchQueue(options.QueueBytes);
        _tallies = new Tallies(time);
        _book = new AcknowledgementBook(store);
        _sender = new AcknowledgementSender(bus, _book, options.RetryMilliseconds);
        Completion = Task.Factory.StartNew(StoreGroups, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Done when the ingest was disposed of; failed when its thread died of something unforeseen.</summary>
    public Task Completion { get; }

    /// <summary>How it goes, as of now.</summary>
    public IngestStatistics Statistics =>
        new(_tallies.Snapshot, _queue.Bytes, Interlocked.Read(ref _storeFaults), Volatile.Read(ref _lastFault), Interlocked.Read(ref _strangers));

    /// <summary>Starts an ingest: subscribes to every robot's transitions.</summary>
    /// <param name="bus">The bus, connected.</param>
    /// <param name="store">The store; nothing else may append to it. Neither is disposed of with the ingest.</param>
    /// <param name="schemas">
    /// The schemas served. Batches of others are refused, and the robot is told. The number of parameters may differ: it is no part
    /// of a schema's hash, because tasks change.
    /// </param>
    /// <param name="options">How much it holds, and how long; null for the usual.</param>
    /// <param name="time">The clock of the statistics; null for the system's.</param>
    /// <param name="cancellation">Gives up waiting for the subscription.</param>
    /// <returns>The ingest, at work.</returns>
    /// <exception cref="MessageBusException">There is no connection, or the broker refused the subscription.</exception>
    public static async Task<TransitionIngest> StartAsync(
        IMessageBus bus,
        ITransitionStore store,
        IEnumerable<TransitionSchema> schemas,
        IngestOptions? options = null,
        TimeProvider? time = null,
        CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(bus);
        TopicFacts facts = TopicCatalog.Of(TopicKind.Transitions);
        TransitionIngest ingest = new(bus, store, schemas, options ?? new IngestOptions(), time ?? TimeProvider.System);
        try
        {
            string filter = TopicFilters.AllOf(TopicKind.Transitions);
            await bus.SubscribeAsync(filter, facts.QualityOfService, ingest.Receive, cancellation).ConfigureAwait(false);
            return ingest;
        }
        catch
        {
            await ingest.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Takes no more, stores what is queued, tells the robots, and ends.</summary>
    /// <returns>Done when it has ended.</returns>
    public async ValueTask DisposeAsync()
    {
        if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
        {
            return;
        }

        _queue.Close();
        await _stop.CancelAsync().ConfigureAwait(false);
        try
        {
            await Completion.ConfigureAwait(false);
        }
        finally
        {
            await _sender.DisposeAsync().ConfigureAwait(false);
            _stop.Dispose();
        }
    }

    /// <summary>On the bus's thread: checks, queues, never waits.</summary>
    private void Receive(BusMessage message)
    {
        if (_stop.IsCancellationRequested)
        {
            return;
        }

        if (!TopicName.TryParse(message.Topic, out TopicName topic) || !_tallies.TrySee(topic.OwnerId))
        {
            Interlocked.Increment(ref _strangers);
            return;
        }

        TransitionBatchReading reading = TransitionBatchReader.Read(message.Payload.Span, topic.OwnerId);
        if (reading.Batch is not { } batch)
        {
            Refuse(topic.OwnerId, reading.Refusal);
        }
        else if (!IsServed(batch.Schema))
        {
            Refuse(topic.OwnerId, TransitionBatchRefusal.UnknownSchema);
        }
        else if (!_queue.TryAdd(new QueuedBatch(batch, _time.GetTimestamp())))
        {
            _tallies.Count(topic.OwnerId, tally => tally.Drop(batch));
        }
    }

    private bool IsServed(TransitionSchema schema) => _schemas.TryGetValue(schema.Hash, out TransitionSchema? served)
        && (served.StateDimension, served.ActionDimension) == (schema.StateDimension, schema.ActionDimension);

    private void Refuse(string robotId, TransitionBatchRefusal refusal)
    {
        _tallies.Count(robotId, tally => tally.Refuse(refusal));
        _book.Refuse(robotId, refusal);
        _sender.Wake();
    }

    private void StoreGroups()
    {
        List<QueuedBatch> group = [];
        while (_queue.TakeGroup(group, _options.GroupRows, _options.GroupMilliseconds))
        {
            Store(group);
            group.Clear();
        }
    }

    private void Store(List<QueuedBatch> group)
    {
        try
        {
            IReadOnlyList<StoredBatch> stored = _store.Append([.. group.Select(queued => queued.Batch)]);
            Volatile.Write(ref _lastFault, null);
            group.Zip(stored).ToList().ForEach(pair => Tell(pair.First, pair.Second));
            _sender.Wake();
        }
        catch (Exception fault) when (fault is IOException or InvalidDataException)
        {
            Volatile.Write(ref _lastFault, fault.Message);
            Interlocked.Increment(ref _storeFaults);
            group.ForEach(queued => _tallies.Count(queued.Batch.First.RobotId, tally => tally.Drop(queued.Batch)));
            _stop.Token.WaitHandle.WaitOne(_options.RetryMilliseconds);
        }
    }

    private void Tell(QueuedBatch queued, StoredBatch stored)
    {
        TransitionId first = queued.Batch.First;
        if (stored.IsOtherSchema)
        {
            _tallies.Count(first.RobotId, tally => tally.Refuse(TransitionBatchRefusal.OtherSchema));
            _book.Refuse(first.RobotId, TransitionBatchRefusal.OtherSchema);
            return;
        }

        _tallies.Count(first.RobotId, tally => tally.Store(queued, stored));
        _book.Store(first.RobotId, first.Epoch, stored.HighWaterMark);
    }
}
