using System;
using MbRlRobot.Messaging;
using Xunit;

namespace MbRlRobot.Tests.Messaging;

public sealed class TopicsTests
{
    private static readonly string Hash = new('5', 64);
    private static readonly string Chunks = $"mbrl/v1/arm2/model/chunk/{Hash}/";

    public static TheoryData<string, string, TopicName> Built => new()
    {
        { Topics.Birth("arm2"), "mbrl/v1/arm2/birth", new(TopicKind.Birth, "arm2") },
        { Topics.Status("arm2"), "mbrl/v1/arm2/status", new(TopicKind.Status, "arm2") },
        { Topics.Transitions("arm2"), "mbrl/v1/arm2/transitions", new(TopicKind.Transitions, "arm2") },
        { Topics.Acknowledgement("arm2"), "mbrl/v1/arm2/ack", new(TopicKind.Acknowledgement, "arm2") },
        { Topics.Telemetry("arm2"), "mbrl/v1/arm2/telemetry", new(TopicKind.Telemetry, "arm2") },
        { Topics.Command("arm2"), "mbrl/v1/arm2/command", new(TopicKind.Command, "arm2") },
        { Topics.CommandResult("arm2"), "mbrl/v1/arm2/command/result", new(TopicKind.CommandResult, "arm2") },
        { Topics.ModelManifest("arm2"), "mbrl/v1/arm2/model/manifest", new(TopicKind.ModelManifest, "arm2") },
        { Topics.ModelRequest("arm2"), "mbrl/v1/arm2/model/request", new(TopicKind.ModelRequest, "arm2") },
        { Topics.ModelResult("arm2"), "mbrl/v1/arm2/model/result", new(TopicKind.ModelResult, "arm2") },
        { Topics.ModelChunk("arm2", Hash, 0), Chunks + "0", new(TopicKind.ModelChunk, "arm2", Hash, 0) },
        { Topics.ModelChunk("arm2", Hash, 4095), Chunks + "4095", new(TopicKind.ModelChunk, "arm2", Hash, 4095) },
        { Topics.TrainerState("lab"), "mbrl/v1/trainer/lab/state", new(TopicKind.TrainerState, "lab") },
        { Topics.TrainerState("trainer"), "mbrl/v1/trainer/trainer/state", new(TopicKind.TrainerState, "trainer") },
    };

    [Theory]
    [MemberData(nameof(Built))]
    public void Every_topic_is_built_as_agreed_and_parsed_back(string topic, string expected, TopicName parts)
    {
        Assert.Equal(expected, topic);
        Assert.True(TopicName.TryParse(topic, out TopicName parsed));
        Assert.Equal(parts, parsed);
        Assert.Equal(topic, parsed.ToString());
    }

    [Theory]
    [MemberData(nameof(RobotIdSyntaxTests.BadIds), MemberType = typeof(RobotIdSyntaxTests))]
    public void No_topic_is_built_of_a_bad_robot_id(string id)
    {
        _ = Assert.Throws<ArgumentException>(() => Topics.Birth(id));
        _ = Assert.Throws<ArgumentException>(() => Topics.ModelChunk(id, Hash, 0));
        _ = Assert.Throws<ArgumentException>(() => TopicFilters.OfRobot(TopicKind.Birth, id));
        _ = Assert.Throws<ArgumentException>(() => TopicFilters.ChunksOf(id, Hash));
    }

    [Theory]
    [InlineData("")]
    [InlineData("+")]
    [InlineData("Lab")]
    [InlineData("lab/1")]
    public void No_topic_is_built_of_a_bad_trainer_id(string id) =>
        Assert.Throws<ArgumentException>(() => Topics.TrainerState(id));

    [Theory]
    [InlineData(-1)]
    [InlineData(4096)]
    public void No_topic_is_built_of_a_chunk_that_cannot_be(int index) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Topics.ModelChunk("arm2", Hash, index));

    [Fact]
    public void No_topic_is_built_of_a_hash_that_is_none() =>
        Assert.Throws<ArgumentException>(() => Topics.ModelChunk("arm2", "+", 0));

    [Theory]
    [InlineData(TopicKind.Transitions, "mbrl/v1/+/transitions")]
    [InlineData(TopicKind.CommandResult, "mbrl/v1/+/command/result")]
    [InlineData(TopicKind.ModelChunk, "mbrl/v1/+/model/chunk/+/+")]
    [InlineData(TopicKind.TrainerState, "mbrl/v1/trainer/+/state")]
    public void Filters_take_one_kind_of_everybody(TopicKind kind, string expected) =>
        Assert.Equal(expected, TopicFilters.AllOf(kind));

    [Fact]
    public void Filters_take_one_kind_of_one_robot()
    {
        Assert.Equal("mbrl/v1/arm2/command", TopicFilters.OfRobot(TopicKind.Command, "arm2"));
        Assert.Equal("mbrl/v1/arm2/model/chunk/+/+", TopicFilters.OfRobot(TopicKind.ModelChunk, "arm2"));
        Assert.Equal($"mbrl/v1/arm2/model/chunk/{Hash}/+", TopicFilters.ChunksOf("arm2", Hash));
        _ = Assert.Throws<ArgumentException>(() => TopicFilters.OfRobot(TopicKind.TrainerState, "arm2"));
    }
}
