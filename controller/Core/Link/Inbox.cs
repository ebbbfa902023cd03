using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;

namespace MbRlRobot.Link;

/// <summary>
/// What arrived and waits for the link's thread. Bounded: what comes too fast, or is longer than its topic allows, is dropped
/// and counted; senders ask or say again. The count goes on with what turns out to be unusable when it is taken out.
/// </summary>
internal sealed class Inbox : IDisposable
{
    /// <summary>The most messages that wait.</summary>
    public const int MostMessages = 256;

    private readonly Lock _lock = new();
    private readonly Queue<(TopicKind Kind, BusMessage Message)> _messages = new();
    private readonly SemaphoreSlim _arrived = new(0, 1);

    /// <summary>Messages that could not be used.</summary>
    public TopicCounts Refused { get; } = new();

    /// <summary>Takes a message in; called by the bus, never waits.</summary>
    /// <param name="kind">What its subscription was for.</param>
    /// <param name="message">The message.</param>
    public void Put(TopicKind kind, BusMessage message)
    {
        lock (_lock)
        {
            if (_messages.Count == MostMessages || message.Payload.Length > TopicCatalog.Of(kind).MaximumPayloadBytes)
            {
                Refused.Add(kind);
                return;
            }

            _messages.Enqueue((kind, message));
        }

        Wake();
    }

    /// <summary>Ends a wait.</summary>
    public void Wake()
    {
        lock (_lock)
        {
            if (_arrived.CurrentCount == 0)
            {
                _arrived.Release();
            }
        }
    }

    /// <summary>Takes the oldest message.</summary>
    /// <param name="kind">Receives what it is.</param>
    /// <param name="message">Receives it.</param>
    /// <returns>False where there is none.</returns>
    public bool TryTake(out TopicKind kind, [NotNullWhen(true)] out BusMessage? message)
    {
        lock (_lock)
        {
            bool isThere = _messages.TryDequeue(out (TopicKind Kind, BusMessage Message) first);
            (kind, message) = first;
            return isThere;
        }
    }

    /// <summary>Waits until something arrives.</summary>
    /// <param name="milliseconds">The longest wait.</param>
    /// <param name="cancellation">Ends it.</param>
    /// <returns>Whether something did.</returns>
    public Task<bool> WaitAsync(int milliseconds, CancellationToken cancellation) => _arrived.WaitAsync(milliseconds, cancellation);

    /// <inheritdoc/>
    public void Dispose() => _arrived.Dispose();
}
