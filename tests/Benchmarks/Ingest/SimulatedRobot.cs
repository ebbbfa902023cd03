using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Rows;
using MbRlRobot.Link.Outbox;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Benchmarks.Ingest;

/// <summary>
/// A robot's link as far as the trainer sees it: a connection of its own, batches of the product's builder and codec, no more of them
/// on their way than the product's outbox has. Its rows come from no log, whose disk would be measured too.
/// </summary>
internal sealed class SimulatedRobot : IAsyncDisposable
{
    private const ulong Epoch = 1;
    private readonly IMessageBus _bus;
    private readonly string _robotId;
    private readonly SimulatedRows _rows;
    private readonly TransitionBatchBuilder _builder;
    private readonly SemaphoreSlim _window = new(OutboxSettings.Usual.Window);
    private readonly Lock _lock = new();
    private readonly Queue<(ulong Last, long Sent)> _onTheirWay = [];
    private readonly List<double> _lags = [];
    private ulong _acknowledged;
    private long _faults;

    /// <summary>Makes one that is not connected.</summary>
    /// <param name="robotId">Who it is.</param>
    /// <param name="bus">Its bus; disposed of with it.</param>
    /// <param name="robot">Its type.</param>
    public SimulatedRobot(string robotId, IMessageBus bus, RobotDescription robot)
    {
        TransitionSchema schema = RobotSchema.Of(robot);
        (_robotId, _bus) = (robotId, bus);
        _rows = new SimulatedRows(schema, robotId, Epoch, robot.ControlPeriod);
        _builder = new TransitionBatchBuilder(schema);
    }

    /// <summary>Rows published.</summary>
    public long RowsSent => (long)_rows.Next;

    /// <summary>Rows that the trainer said are stored.</summary>
    public long RowsAcknowledged => (long)Interlocked.Read(ref _acknowledged);

    /// <summary>Publications that failed.</summary>
    public long Faults => Interlocked.Read(ref _faults);

    /// <summary>How long each batch took from publishing to hearing that it is stored, s; to be read at the end.</summary>
    public IReadOnlyList<double> Lags => _lags;

    /// <summary>Connects and listens.</summary>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Done once it hears acknowledgements.</returns>
    public async Task ConnectAsync(CancellationToken cancellation)
    {
        await _bus.ConnectAsync(cancellation);
        await _bus.SubscribeAsync(Topics.Acknowledgement(_robotId), QualityOfService.AtLeastOnce, Hear, cancellation);
    }

    /// <summary>Sends until it is told to end.</summary>
    /// <param name="rowsPerSecond">What it records in a second; null: as fast as acknowledgements come.</param>
    /// <param name="end">Ends it.</param>
    /// <returns>Done when it has ended.</returns>
    public async Task SendAsync(double? rowsPerSecond, CancellationToken end)
    {
        Pace pace = new(rowsPerSecond, _builder.Capacity);
        try
        {
            while (true)
            {
                int rows = await pace.NextAsync(end);
                await _window.WaitAsync(end);
                _ = PublishAsync(Cut(rows));
            }
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // the end of the measurement; what is on its way is waited for by its owner
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _bus.DisposeAsync();
        _window.Dispose();
    }

    private byte[] Cut(int rows)
    {
        for (int row = 0; row < rows; row++)
        {
            _builder.TryAdd(_rows.Take());
        }

        lock (_lock)
        {
            _onTheirWay.Enqueue((_rows.Next - 1, Stopwatch.GetTimestamp()));
        }

        return TransitionBatchWriter.Write(_builder.Build());
    }

    private async Task PublishAsync(byte[] payload)
    {
        TopicFacts facts = TopicCatalog.Of(TopicKind.Transitions);
        try
        {
            await _bus.PublishAsync(
                new BusMessage(Topics.Transitions(_robotId), payload, facts.QualityOfService, facts.Retained), CancellationToken.None);
        }
        catch (MessageBusException)
        {
            Interlocked.Increment(ref _faults);
        }
    }

    private void Hear(BusMessage message)
    {
        long now = Stopwatch.GetTimestamp();
        if (PayloadJson.Read<Acknowledgement>(message.Payload.Span).Payload?.MarkOf(Epoch) is not { } mark)
        {
            return;
        }

        Interlocked.Exchange(ref _acknowledged, mark + 1);
        lock (_lock)
        {
            while (_onTheirWay.TryPeek(out (ulong Last, long Sent) batch) && batch.Last <= mark)
            {
                _onTheirWay.Dequeue();
                _lags.Add(Stopwatch.GetElapsedTime(batch.Sent, now).TotalSeconds);
                _window.Release();
            }
        }
    }
}
