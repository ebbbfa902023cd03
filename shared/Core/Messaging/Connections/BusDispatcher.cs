using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>
/// The thread that runs a bus's handlers: messages and changes of state, one at a time, in the order they came. The queue
/// before it is bounded: while it is full, the connection is not read, and the broker holds back what it can.
/// </summary>
internal sealed class BusDispatcher : IIncomingMessages
{
    /// <summary>How many messages may wait for their handlers.</summary>
    public const int MostMessages = 16_384;

    /// <summary>How many bytes they may have together: 64 MiB.</summary>
    public const long MostBytes = 64 << 20;

    private readonly object _lock = new();
    private readonly Queue<(IncomingMessage Message, BusState? State)> _queue = [];
    private readonly TaskCompletionSource _ended = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Action<IncomingMessage> _onMessage;
    private readonly Action<BusState> _onState;
    private readonly Thread _thread;
    private int _messages;
    private long _bytes;
    private bool _isUnbounded;
    private bool _isComplete;

    /// <summary>Starts the thread.</summary>
    /// <param name="name">The thread's name.</param>
    /// <param name="onMessage">Handles a message; does not throw.</param>
    /// <param name="onState">Handles a change of state; does not throw.</param>
    public BusDispatcher(string name, Action<IncomingMessage> onMessage, Action<BusState> onState)
    {
        (_onMessage, _onState) = (onMessage, onState);
        _thread = new Thread(Serve) { IsBackground = true, Name = name };
        _thread.Start();
    }

    /// <summary>Whether the caller runs on the dispatcher's thread: a handler that waits for it would wait for itself.</summary>
    public bool IsCurrent => Thread.CurrentThread == _thread;

    private bool IsFull => !_isUnbounded && (_messages >= MostMessages || _bytes >= MostBytes);

    /// <inheritdoc />
    public void Take(in IncomingMessage message)
    {
        lock (_lock)
        {
            while (IsFull)
            {
                Monitor.Wait(_lock);
            }

            Put(message);
        }
    }

    /// <inheritdoc />
    public bool TryTake(in IncomingMessage message)
    {
        lock (_lock)
        {
            if (IsFull)
            {
                return false;
            }

            Put(message);
            return true;
        }
    }

    /// <summary>Takes a change of state; never waits.</summary>
    /// <param name="state">The new state.</param>
    public void Take(BusState state)
    {
        lock (_lock)
        {
            _queue.Enqueue((default, state));
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Lifts the bound, so that a connection that is being closed does not wait for handlers.</summary>
    public void Unbound()
    {
        lock (_lock)
        {
            _isUnbounded = true;
            Monitor.PulseAll(_lock);
        }
    }

    /// <summary>Takes nothing more, and ends the thread once all that waits is handled.</summary>
    /// <returns>Done once the thread has ended.</returns>
    public Task CompleteAsync()
    {
        lock (_lock)
        {
            _isComplete = true;
            Monitor.PulseAll(_lock);
        }

        return _ended.Task;
    }

    private void Put(in IncomingMessage message)
    {
        if (!_isComplete)
        {
            _queue.Enqueue((message, null));
            _messages++;
            _bytes += message.Message.Payload.Length;
            Monitor.PulseAll(_lock);
        }
    }

    private void Serve()
    {
        while (TryNext(out (IncomingMessage Message, BusState? State) next))
        {
            if (next.State is { } state)
            {
                _onState(state);
            }
            else
            {
                _onMessage(next.Message);
                Leave(next.Message.Message.Payload.Length);
            }
        }

        _ended.SetResult();
    }

    private bool TryNext(out (IncomingMessage Message, BusState? State) next)
    {
        lock (_lock)
        {
            while (_queue.Count == 0 && !_isComplete)
            {
                Monitor.Wait(_lock);
            }

            return _queue.TryDequeue(out next);
        }
    }

    private void Leave(int bytes)
    {
        lock (_lock)
        {
            bool wasFull = IsFull;
            _messages--;
            _bytes -= bytes;
            if (wasFull)
            {
                Monitor.PulseAll(_lock);
            }
        }
    }
}
