using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests.Deployment;

/// <summary>One who is connected to the deployed broker, listens to all that it is given, and signs what it says.</summary>
internal sealed class Client : IAsyncDisposable
{
    private readonly Inbox _inbox = new();
    private readonly string _name;

    private Client(IMessageBus bus, string name) => (Bus, _name) = (bus, name);

    public IMessageBus Bus { get; }

    /// <summary>Connects, and asks for every topic there is, by wildcards and by name.</summary>
    public static async Task<Client> Connect(DeployedBroker broker, string name, params IEnumerable<string> filters)
    {
        Client client = new(await broker.Connect(name), name);
        foreach (string filter in filters)
        {
            await client.Bus.SubscribeAsync(filter, QualityOfService.AtLeastOnce, client._inbox.Put, default).WaitAsync(Inbox.Patience);
        }

        return client;
    }

    /// <summary>Says its name on a topic, as large as the topic allows.</summary>
    public Task Say(string topic, bool retain = true)
    {
        int bytes = TopicName.TryParse(topic, out TopicName parsed) ? TopicCatalog.Of(parsed.Kind).MaximumPayloadBytes : _name.Length;
        byte[] payload = Encoding.ASCII.GetBytes(_name.PadRight(bytes));
        return Bus.PublishAsync(new BusMessage(topic, payload, Retain: retain), default).WaitAsync(Inbox.Patience);
    }

    /// <summary>Says its name on many topics.</summary>
    public Task SayAll(IEnumerable<string> topics) => Task.WhenAll(topics.Select(topic => Say(topic)));

    /// <summary>All that it was given, as "topic by name", up to the first message of a topic.</summary>
    public async Task<string[]> HeardUpTo(string last)
    {
        SortedSet<string> heard = new(StringComparer.Ordinal);
        BusMessage message;
        do
        {
            message = (await _inbox.Messages(1)).Single();
            heard.Add(By(message.Topic, Encoding.ASCII.GetString(message.Payload.Span).Trim()));
        }
        while (message.Topic != last);

        return [.. heard];
    }

    /// <summary>How a message reads that somebody said.</summary>
    public static string By(string topic, string name) => $"{topic} by {name}";

    public ValueTask DisposeAsync() => Bus.DisposeAsync();
}
