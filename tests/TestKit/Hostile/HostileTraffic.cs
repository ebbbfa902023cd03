using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.Transitions;

namespace MbRlRobot.TestKit.Hostile;

/// <summary>
/// Messages with faults, and a few without, spread evenly over topics. The same seed gives the same messages; only the strangers'
/// signature in manifests differs.
/// </summary>
/// <param name="seed">Fixes what is drawn.</param>
/// <param name="topics">The topics.</param>
/// <param name="schema">The schema of the rows.</param>
public sealed class HostileTraffic(ulong seed, IReadOnlyList<TopicName> topics, TransitionSchema schema)
{
    private readonly Dictionary<string, IReadOnlyDictionary<TopicKind, byte[]>> _samples =
        topics.Select(topic => topic.OwnerId).Distinct().ToDictionary(id => id, id => SamplePayloads.Of(id, schema));

    /// <summary>The messages, from the first on.</summary>
    /// <param name="count">How many.</param>
    public IEnumerable<HostileMessage> Take(int count) => Enumerable.Range(0, count).Select(Message);

    private HostileMessage Message(int index)
    {
        ulong draw = StableHashes.At(seed, (ulong)index);
        TopicName topic = topics[index % topics.Count];
        byte[][] others = [.. _samples[topics[(int)(draw % (ulong)topics.Count)].OwnerId].Values];
        byte[] sound = _samples[topic.OwnerId][topic.Kind];
        byte[] payload = StableHashes.At(draw, 0) % 50 == 0
            ? sound
            : new PayloadFaults(draw).Into(sound, others[StableHashes.At(draw, 1) % (ulong)others.Length], TopicCatalog.Of(topic.Kind).MaximumPayloadBytes);
        return new HostileMessage(topic, payload);
    }
}
