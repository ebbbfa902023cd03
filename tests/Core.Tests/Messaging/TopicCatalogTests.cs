using System;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Messaging;

public sealed class TopicCatalogTests
{
    [Fact]
    public void Every_kind_has_its_row() =>
        Assert.Equal(Enum.GetValues<TopicKind>(), TopicCatalog.All.Select(facts => facts.Kind));

    [Fact]
    public void The_page_of_this_folder_has_the_same_table()
    {
        string[] rows = [.. TopicCatalog.All.Select(Row)];
        string[] page = Repository.Lines("shared/Core/Messaging/README.md");
        Assert.Equal(rows, page.Where(line => line.StartsWith("| `", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(TopicKind.Transitions, 65_536)]
    [InlineData(TopicKind.ModelManifest, 8_192)]
    [InlineData(TopicKind.ModelChunk, 262_144)]
    public void The_agreed_limits_stand(TopicKind kind, int bytes) =>
        Assert.Equal(bytes, TopicCatalog.Of(kind).MaximumPayloadBytes);

    [Fact]
    public void Commands_expire_and_are_never_retained()
    {
        TopicFacts command = TopicCatalog.Of(TopicKind.Command);
        Assert.Equal((false, 2), (command.Retained, command.ExpirySeconds));
    }

    [Fact]
    public void Transitions_never_expire() => Assert.Null(TopicCatalog.Of(TopicKind.Transitions).ExpirySeconds);

    [Theory]
    [InlineData(-1)]
    [InlineData(12)]
    public void Refuses_a_kind_that_is_none(int kind) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => TopicCatalog.Of((TopicKind)kind));

    private static string Row(TopicFacts facts)
    {
        string publisher = facts.Direction == TopicDirection.RobotToTrainer ? "robot" : "trainer";
        string expiry = facts.ExpirySeconds is { } seconds ? $"{seconds} s" : "-";
        string retained = facts.Retained ? "yes" : "no";
        return $"| `{facts.Template}` | {publisher} | {(int)facts.QualityOfService} | {retained} | {expiry} "
            + $"| {facts.MaximumPayloadBytes} |";
    }
}
