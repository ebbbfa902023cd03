using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Messaging.Connections;
using MbRlRobot.Messaging.InProcess;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Hostile;

namespace MbRlRobot.Acceptance.Hostile;

/// <summary>Sends one receiver whatever he likes, no faster than it is taken.</summary>
public sealed class Attacker : IAsyncDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    private readonly InProcessBroker _broker = new();
    private readonly ReconnectingMessageBus _bus;
    private long _sent;

    /// <summary>Makes a broker, with the victim's bus on it and the attacker's.</summary>
    /// <param name="will">The victim's will; null for none.</param>
    public Attacker(BusMessage? will = null)
    {
        _bus = Connect("attacker", null);
        Victim = new WatchedBus(Connect("victim", will));
    }

    /// <summary>The bus of the one who is sent to.</summary>
    public WatchedBus Victim { get; }

    /// <summary>Connects the attacker.</summary>
    public Task ConnectAsync() => _bus.ConnectAsync(default);

    /// <summary>Sends messages, and waits until the victim's bus has handed them over.</summary>
    /// <param name="messages">Fewer than a broker keeps for a client.</param>
    /// <returns>Whether it has.</returns>
    public async Task<bool> SendAsync(IReadOnlyCollection<HostileMessage> messages)
    {
        ArgumentNullException.ThrowIfNull(messages);
        await Task.WhenAll(messages.Select(each => _bus.PublishAsync(new BusMessage(each.Name.ToString(), each.Payload), default)));
        _sent += messages.Count;
        return await Holds(() => Victim.Handled == _sent);
    }

    /// <summary>Waits for something.</summary>
    /// <param name="condition">What.</param>
    /// <returns>False where it does not come.</returns>
    public static Task<bool> Holds(Func<bool> condition) => Task.Run(() => SpinWait.SpinUntil(condition, Patience));

    /// <inheritdoc />
    public async ValueTask DisposeAsync()
    {
        await Victim.DisposeAsync();
        await _bus.DisposeAsync();
    }

    private ReconnectingMessageBus Connect(string name, BusMessage? will) =>
        new(new MessageBusOptions(new Uri("inprocess://attack"), name, will), _broker.Connect);
}
