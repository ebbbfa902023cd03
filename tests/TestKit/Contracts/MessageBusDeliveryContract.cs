using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IMessageBus"/> keeps of messages: to whom they go, in which order, unchanged.</summary>
public abstract class MessageBusDeliveryContract : MessageBusScene
{
    [AdapterFact]
    public async Task Brings_a_message_to_all_who_subscribed_and_to_no_one_else()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox exact = await Subscribe(receiver, "a/x");
        Inbox oneLevel = await Subscribe(receiver, "+/x");
        Inbox rest = await Subscribe(receiver, "a/#");
        Inbox other = await Subscribe(receiver, "b/x");
        await Publish(sender, "a/x", 1);
        await Publish(sender, "b/x", 2);
        await Publish(sender, "a/x", 3);
        Assert.Equal([1, 3], await exact.Take(2));
        Assert.Equal([1, 2, 3], await oneLevel.Take(3));
        Assert.Equal([1, 3], await rest.Take(2));
        Assert.Equal([2], await other.Take(1));
        await Publish(sender, "a/x", 4);
        Assert.Equal([4, 4, 4], new[] { await exact.Take(1), await oneLevel.Take(1), await rest.Take(1) }.SelectMany(each => each));
        Assert.Equal(0, other.Count);
    }

    [AdapterFact]
    public async Task Takes_a_topic_itself_for_a_trailing_hash_and_an_empty_level_for_a_plus()
    {
        IMessageBus bus = await Connect("both");
        Inbox rest = await Subscribe(bus, "a/#");
        Inbox level = await Subscribe(bus, "a/+");
        await Publish(bus, "a", 1);
        await Publish(bus, "a/", 2);
        await Publish(bus, "a/b", 3);
        await Publish(bus, "a/b/c", 4);
        await Publish(bus, "ab", 5);
        await Publish(bus, "a/end", 6);
        Assert.Equal([1, 2, 3, 4, 6], await rest.Take(5));
        Assert.Equal([2, 3, 6], await level.Take(3));
    }

    [AdapterFact]
    public async Task Hands_a_message_to_two_handlers_of_one_filter()
    {
        IMessageBus bus = await Connect("both");
        Inbox first = await Subscribe(bus, "x");
        Inbox second = await Subscribe(bus, "x", QualityOfService.AtMostOnce);
        await Publish(bus, "x", 1);
        BusMessage message = Assert.Single(await first.Messages(1));
        Assert.Equal(QualityOfService.AtLeastOnce, message.Quality);
        Assert.Equal([1], await second.Take(1));
    }

    [AdapterFact]
    public async Task Lowers_the_quality_to_what_was_subscribed_to()
    {
        IMessageBus bus = await Connect("both");
        Inbox inbox = await Subscribe(bus, "x", QualityOfService.AtMostOnce);
        await Publish(bus, "x", 1);
        Assert.Equal(QualityOfService.AtMostOnce, Assert.Single(await inbox.Messages(1)).Quality);
    }

    [AdapterFact]
    public async Task Keeps_the_order_of_a_sender_that_does_not_wait()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, "order");
        await Task.WhenAll(Enumerable.Range(0, 250).Select(number => Publish(sender, "order", (byte)number)));
        Assert.Equal(Enumerable.Range(0, 250).Select(number => (byte)number), await inbox.Take(250));
    }

    [AdapterFact]
    public async Task Hands_the_last_retained_message_to_later_subscribers_until_it_is_cleared()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox early = await Subscribe(receiver, "kept");
        await Publish(sender, "kept", 1, retain: true);
        await Publish(sender, "kept", 2, retain: true);
        Assert.All(await early.Messages(2), message => Assert.False(message.Retain));
        IMessageBus late = await Connect("late");
        BusMessage kept = Assert.Single(await (await Subscribe(late, "kept")).Messages(1));
        Assert.Equal((byte)2, kept.Payload.Span[0]);
        Assert.True(kept.Retain);
        await sender.PublishAsync(new BusMessage($"{Root}/kept", ReadOnlyMemory<byte>.Empty, Retain: true), default);
        Inbox latest = await Subscribe(await Connect("latest"), "+");
        await Publish(sender, "marker", 3);
        Assert.Equal([3], await latest.Take(1));
    }

    [AdapterFact]
    public async Task Drops_a_retained_message_that_has_expired()
    {
        IMessageBus bus = await Connect("both");
        await bus.PublishAsync(new BusMessage($"{Root}/short", new byte[] { 1 }, Retain: true, ExpirySeconds: 1), default);
        await bus.PublishAsync(new BusMessage($"{Root}/tall", new byte[] { 2 }, Retain: true, ExpirySeconds: 100), default);
        await Task.Delay(TimeSpan.FromSeconds(2.1));
        BusMessage kept = Assert.Single(await (await Subscribe(bus, "+")).Messages(1));
        Assert.Equal((byte)2, kept.Payload.Span[0]);
        Assert.InRange(kept.ExpirySeconds!.Value, 1u, 99u);
    }

    [AdapterFact]
    public async Task Carries_a_payload_of_256_KiB_unchanged()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, "large");
        byte[] payload = [.. Enumerable.Range(0, 256 * 1024).Select(index => (byte)(index * 31 >> 3))];
        await sender.PublishAsync(new BusMessage($"{Root}/large", payload), default);
        Assert.Equal(payload, (await inbox.Messages(1))[0].Payload.ToArray());
    }

    [AdapterFact]
    public async Task Copies_the_payload_before_the_call_returns()
    {
        IMessageBus bus = await Connect("both");
        Inbox inbox = await Subscribe(bus, "copied");
        byte[] payload = new byte[100_000];
        List<Task> published = [];
        for (byte number = 0; number < 20; number++)
        {
            payload.AsSpan().Fill(number);
            published.Add(bus.PublishAsync(new BusMessage($"{Root}/copied", payload), default));
        }

        await Task.WhenAll(published);
        List<BusMessage> messages = await inbox.Messages(20);
        Assert.All(messages.Index(), each => Assert.False(each.Item.Payload.Span.ContainsAnyExcept((byte)each.Index)));
    }

    [AdapterFact]
    public async Task Carries_ten_thousand_small_messages()
    {
        IMessageBus sender = await Connect("sender");
        IMessageBus receiver = await Connect("receiver");
        Inbox inbox = await Subscribe(receiver, "many");
        await Task.WhenAll(Enumerable.Range(0, 10_000).Select(number =>
            sender.PublishAsync(new BusMessage($"{Root}/many", BitConverter.GetBytes(number)), default)));
        List<BusMessage> messages = await inbox.Messages(10_000);
        Assert.Equal(Enumerable.Range(0, 10_000), messages.Select(message => BitConverter.ToInt32(message.Payload.Span)));
        Assert.Equal(10_000, sender.Statistics.Published);
        Assert.Equal(10_000, receiver.Statistics.Received);
    }

    [AdapterFact]
    public async Task Serves_publishers_on_many_threads_at_once()
    {
        IMessageBus sender = await Connect("sender");
        Inbox inbox = await Subscribe(await Connect("receiver"), "threads/+");
        await Task.WhenAll(Enumerable.Range(0, 8).Select(thread => Task.Run(async () =>
        {
            for (byte number = 0; number < 100; number++)
            {
                await Publish(sender, $"threads/{thread}", number);
            }
        })));
        Assert.All(
            (await inbox.Messages(800)).GroupBy(message => message.Topic),
            each => Assert.Equal(Enumerable.Range(0, 100).Select(number => (byte)number), each.Select(message => message.Payload.Span[0])));
    }
}
