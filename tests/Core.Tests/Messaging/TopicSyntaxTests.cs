using System;
using MbRlRobot.Messaging;
using Xunit;

namespace MbRlRobot.Tests.Messaging;

public sealed class TopicSyntaxTests
{
    [Theory]
    [InlineData("a", "a", true)]
    [InlineData("a", "b", false)]
    [InlineData("a", "a/b", false)]
    [InlineData("a/b", "a", false)]
    [InlineData("a/b", "a/bc", false)]
    [InlineData("+", "a", true)]
    [InlineData("+", "a/b", false)]
    [InlineData("+", "/a", false)]
    [InlineData("/+", "/a", true)]
    [InlineData("+/+", "/a", true)]
    [InlineData("a/+", "a", false)]
    [InlineData("a/+", "a/", true)]
    [InlineData("a/+/c", "a/b/c", true)]
    [InlineData("a/+/c", "a/b/d", false)]
    [InlineData("a/+/c", "a/b/b/c", false)]
    [InlineData("#", "a/b/c", true)]
    [InlineData("#", "/", true)]
    [InlineData("a/#", "a", true)]
    [InlineData("a/#", "a/", true)]
    [InlineData("a/#", "a/b/c", true)]
    [InlineData("a/#", "ab", false)]
    [InlineData("a/+/#", "a", false)]
    [InlineData("a/+/#", "a/b", true)]
    [InlineData("+/#", "a", true)]
    [InlineData("#", "$SYS/load", false)]
    [InlineData("+/load", "$SYS/load", false)]
    [InlineData("$SYS/#", "$SYS/load", true)]
    [InlineData("a/+", "a/$b", true)]
    public void A_filter_takes_a_topic_as_MQTT_says(string filter, string topic, bool isTaken) =>
        Assert.Equal(isTaken, TopicSyntax.Matches(filter, topic));

    [Theory]
    [InlineData("a/b")]
    [InlineData("/")]
    [InlineData("a b/ä/$x")]
    public void Takes_topics(string topic)
    {
        TopicSyntax.ThrowIfNoTopic(topic, nameof(topic));
        TopicSyntax.ThrowIfNoFilter(topic, nameof(topic));
    }

    [Theory]
    [InlineData("")]
    [InlineData("a/+")]
    [InlineData("#")]
    [InlineData("a\0")]
    public void Refuses_what_is_no_topic(string topic) =>
        Assert.Contains("no topic", Assert.Throws<ArgumentException>("x", () => TopicSyntax.ThrowIfNoTopic(topic, "x")).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("")]
    [InlineData("a/#/b")]
    [InlineData("a#")]
    [InlineData("a/b#")]
    [InlineData("+a/b")]
    [InlineData("##")]
    [InlineData("++")]
    [InlineData("$share/g/a")]
    public void Refuses_what_is_no_filter(string filter) =>
        Assert.Throws<ArgumentException>("x", () => TopicSyntax.ThrowIfNoFilter(filter, "x"));

    [Theory]
    [InlineData("#")]
    [InlineData("+")]
    [InlineData("a/+/+/#")]
    [InlineData("+/a/#")]
    public void Takes_filters(string filter) => TopicSyntax.ThrowIfNoFilter(filter, nameof(filter));

    [Fact]
    public void Counts_bytes_and_not_characters()
    {
        Assert.True(TopicSyntax.IsTopic(new string('x', 65535)));
        Assert.False(TopicSyntax.IsTopic(new string('x', 65536)));
        Assert.False(TopicSyntax.IsTopic(new string('ä', 32768)));
        Assert.False(TopicSyntax.IsTopic("\udc00"));
    }
}
