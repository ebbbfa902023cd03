using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using MbRlRobot.TestKit.Hostile;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Service;

/// <summary>Robots that send what nobody vouches for. A proof in Acceptance sends fifty times as much.</summary>
public sealed class HostileRobotsTests
{
    private const int Messages = 2000;
    private const int Wave = 500;

    private static readonly string[] Robots = ["r1", "r2"];

    [Fact]
    public async Task Stores_the_rows_of_sound_batches_alone_and_counts_all_that_it_refuses()
    {
        await using HostileBench bench = await HostileBench.Start();
        ExpectedRows expected = new(bench.Schema);
        SortedDictionary<TopicKind, long> refused = [];
        TopicName[] topics = [.. from robot in Robots from kind in bench.Bus.Kinds select new TopicName(kind, robot)];
        foreach (HostileMessage[] wave in new HostileTraffic(3, topics, bench.Schema).Take(Messages).Chunk(Wave))
        {
            HostileMessage[] sent = [.. wave, Honest(bench, expected.Count)];
            await bench.Send(sent);
            sent.ToList().ForEach(message => expected.Take(message.Name, message.Payload));
            sent.Where(message => !message.IsUsable).ToList()
                .ForEach(message => refused[message.Name.Kind] = refused.GetValueOrDefault(message.Name.Kind) + 1);
        }

        refused[TopicKind.Transitions] = expected.Refused;
        HostileBench.Await(() => bench.Store.Position == expected.Count && bench.Service.View.Refused.SequenceEqual(refused));
        Assert.Equal(refused, bench.Service.View.Refused);
        Assert.Null(expected.DifferenceTo(bench.Store));
        Assert.Equal((0L, 0L), (bench.Bus.Statistics.HandlerFaults, bench.Service.View.Ingest.StoreFaults));
        Assert.InRange(bench.Log.Count(line => line.Contains("not well-formed", System.StringComparison.Ordinal)), 4, 60);
    }

    [Fact]
    public async Task Counts_topics_of_no_robot()
    {
        await using HostileBench bench = await HostileBench.Start();
        HostileMessage[] messages = [.. bench.Bus.Kinds.Select(kind => new HostileMessage(new TopicName(kind, "No Robot"), [1]))];
        await bench.Send(messages);
        Assert.Equal(bench.Bus.Kinds.ToDictionary(kind => kind, _ => 1L), bench.Service.View.Refused.ToDictionary());
        Assert.Equal(1, bench.Service.View.Ingest.Strangers);
        Assert.Empty(bench.Service.View.Robots);
    }

    /// <summary>A robot beside them, whose rows must all arrive.</summary>
    private static HostileMessage Honest(HostileBench bench, int rowsSoFar) =>
        new(new TopicName(TopicKind.Transitions, "honest"), SamplePayloads.Batch("honest", bench.Schema, (ulong)rowsSoFar, rows: 5));
}
