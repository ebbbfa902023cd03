using System;
using System.Collections.Generic;
using MbRlRobot.Ports;

namespace MbRlRobot.Messaging.Connections;

/// <summary>Runs handlers on the dispatcher's thread; what they throw ends with them and is counted.</summary>
/// <param name="subscriptions">Who wants what.</param>
/// <param name="record">Counts.</param>
internal sealed class HandlerRunner(Subscriptions subscriptions, BusRecord record)
{
    private readonly List<Subscription> _found = [];

    /// <summary>Hands a message to all that want it.</summary>
    /// <param name="incoming">The message.</param>
    public void Handle(IncomingMessage incoming)
    {
        subscriptions.Find(incoming, _found);
        record.Received(_found.Count > 0);
        foreach (Subscription subscription in _found)
        {
            Run(subscription.Handler, incoming.Message, subscription.Filter);
        }
    }

    /// <summary>Tells all that want to know of a change of state.</summary>
    /// <param name="listeners">They.</param>
    /// <param name="state">The new state.</param>
    public void Tell(Action<BusState>? listeners, BusState state)
    {
        foreach (Action<BusState> listener in Delegate.EnumerateInvocationList(listeners))
        {
            Run(listener, state, nameof(IMessageBus.StateChanged));
        }
    }

    private void Run<T>(Action<T> handler, T argument, string of)
    {
        try
        {
            handler(argument);
        }
        catch (Exception fault)
        {
            record.HandlerThrew($"The handler of {of} threw {fault.GetType().Name}: {fault.Message}");
        }
    }
}
