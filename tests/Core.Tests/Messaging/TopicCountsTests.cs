using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Messaging;
using Xunit;

namespace MbRlRobot.Tests.Messaging;

public sealed class TopicCountsTests
{
    [Fact]
    public void Counts_each_kind_by_itself_and_shows_those_that_came()
    {
        TopicCounts counts = new();
        Assert.Empty(counts.Snapshot);
        Assert.Equal((1L, 1L, 2L), (counts.Add(TopicKind.Command), counts.Add(TopicKind.Birth), counts.Add(TopicKind.Command)));
        IReadOnlyDictionary<TopicKind, long> snapshot = counts.Snapshot;
        counts.Add(TopicKind.Status);
        Assert.Equal([new(TopicKind.Birth, 1), new(TopicKind.Command, 2)], snapshot);
        Assert.Equal("Birth 1, Command 2", TopicCounts.Describe(snapshot));
        Assert.Equal(string.Empty, TopicCounts.Describe(new TopicCounts().Snapshot));
    }

    [Fact]
    public void Loses_nothing_between_threads()
    {
        TopicCounts counts = new();
        Parallel.For(0, 10_000, index => counts.Add(index % 2 == 0 ? TopicKind.Status : TopicKind.Birth));
        Assert.Equal((5_000L, 5_000L, 0L), (counts[TopicKind.Status], counts[TopicKind.Birth], counts[TopicKind.Command]));
    }

    [Fact]
    public void Has_room_for_every_kind()
    {
        TopicCounts counts = new();
        Enum.GetValues<TopicKind>().ToList().ForEach(kind => counts.Add(kind));
        Assert.Equal(Enum.GetValues<TopicKind>(), counts.Snapshot.Keys);
    }
}
