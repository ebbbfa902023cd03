using System.Collections.Concurrent;
using System.Threading.Tasks;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>Waits for changes of a bus's state, none of which it misses.</summary>
public sealed class StateWatch
{
    private readonly BlockingCollection<BusState> _states = [];

    /// <summary>Begins to watch.</summary>
    public StateWatch(IMessageBus bus) => bus.StateChanged += _states.Add;

    /// <summary>Waits for a change to a state; earlier ones to others are passed over.</summary>
    public Task For(BusState expected) => Task.Run(() =>
    {
        BusState state;
        do
        {
            Assert.True(_states.TryTake(out state, Inbox.Patience), $"The bus never became {expected}.");
        }
        while (state != expected);
    });
}
