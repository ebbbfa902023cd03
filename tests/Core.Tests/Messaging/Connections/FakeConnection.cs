using System.Collections.Concurrent;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Ports;

namespace MbRlRobot.Tests.Messaging.Connections;

/// <summary>A connection that does what a test says.</summary>
internal sealed class FakeConnection(IIncomingMessages incoming, BrokerLimits limits) : IBrokerConnection
{
    private readonly TaskCompletionSource<string> _lost = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public BrokerLimits Limits => limits;

    public Task<string> Lost => _lost.Task;

    /// <summary>Ends when the test lets it.</summary>
    public TaskCompletionSource Opened { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The answers to published messages, which the test gives.</summary>
    public ConcurrentQueue<TaskCompletionSource> Published { get; } = [];

    /// <summary>What was subscribed to.</summary>
    public List<(string Filter, QualityOfService Quality)> Subscribed { get; } = [];

    /// <summary>How often it was disposed of.</summary>
    public int Disposals { get; private set; }

    public Task OpenAsync(CancellationToken cancellation) => Opened.Task.WaitAsync(cancellation);

    public Task PublishAsync(BusMessage message)
    {
        TaskCompletionSource answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        Published.Enqueue(answer);
        return answer.Task;
    }

    public Task SubscribeAsync(string filter, QualityOfService quality, uint id)
    {
        Subscribed.Add((filter, quality));
        return filter == "forbidden" ? Task.FromException(new MessageBusException("forbidden")) : Task.CompletedTask;
    }

    public ValueTask DisposeAsync()
    {
        Disposals++;
        _lost.TrySetResult("disposed of");
        return ValueTask.CompletedTask;
    }

    public void Deliver(BusMessage message, params uint[] ids) => incoming.Take(new IncomingMessage(message, ids));

    public void Lose(string why) => _lost.TrySetResult(why);
}
