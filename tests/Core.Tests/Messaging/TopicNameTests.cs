using System.Text;
using MbRlRobot.Messaging;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Messaging;

public sealed class TopicNameTests
{
    private const string Chunk = "mbrl/v1/arm2/model/chunk/";
    private const string Hash = "5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a5f7a";

    public static TheoryData<string?> Refused => new()
    {
        null, "", "/", "mbrl", "mbrl/v1", "mbrl/v1/arm2", "mbrl/v1/arm2/",
        "mbrl/v2/arm2/birth", "mbrl/v01/arm2/birth", "MBRL/v1/arm2/birth", "mbrl/v1/arm2/Birth", "other/v1/arm2/birth",
        "/mbrl/v1/arm2/birth", "mbrl/v1/arm2/birth/", "mbrl//v1/arm2/birth", "mbrl/v1//birth",
        "mbrl/v1/+/birth", "mbrl/v1/#", "mbrl/v1/arm2/#", "mbrl/v1/arm2/+", "mbrl/v1/ARM/birth",
        "mbrl/v1/trainer/birth", "mbrl/v1/-a/birth", "mbrl/v1/arm2/birth\0", "mbrl/v1/arm2/birth ",
        "$share/trainers/mbrl/v1/arm2/transitions", "mbrl/v1/arm2/model", "mbrl/v1/arm2/model/chunk",
        "mbrl/v1/trainer/state", "mbrl/v1/trainer/+/state",
        "mbrl/v1/{robotId}/birth", "mbrl/v1/trainer/lab/birth",
        Chunk + Hash, Chunk + Hash + "/", Chunk + Hash + "/-1", Chunk + Hash + "/+1", Chunk + Hash + "/01",
        Chunk + Hash + "/1 ", Chunk + Hash + "/1\0", Chunk + Hash + "/0x1", Chunk + Hash + "/١", Chunk + Hash + "/1/2",
        Chunk + Hash + "/4096", Chunk + Hash + "/99999999999999999999", Chunk + Hash + "0/1", Chunk + Hash[1..] + "/1",
        Chunk + "F" + Hash[1..] + "/1", Chunk + "g" + Hash[1..] + "/1",
        "mbrl/v1/" + new string('a', 64) + "/birth", new string('/', 60_000), new string('a', 60_000),
    };

    [Theory]
    [MemberData(nameof(Refused))]
    public void Refuses_what_is_no_topic(string? topic)
    {
        Assert.False(TopicName.TryParse(topic, out TopicName name));
        Assert.Equal(default, name);
    }

    [Fact]
    public void The_longest_topic_there_is_fits()
    {
        string robotId = new('a', RobotIdSyntax.MaximumLength);
        string longest = Topics.ModelChunk(robotId, Hash, TopicName.MaximumChunkIndex);
        Assert.InRange(longest.Length, 1, TopicName.MaximumLength);
        Assert.True(TopicName.TryParse(longest, out _));
    }

    [Fact]
    public void Mutated_topics_are_refused_or_mean_exactly_what_they_say()
    {
        int accepted = 0;
        for (ulong trial = 0; trial < 20_000; trial++)
        {
            string topic = Mutated(Chunk + Hash + "/12", trial);
            if (TopicName.TryParse(topic, out TopicName name))
            {
                accepted++;
                Assert.Equal(topic, name.ToString());
            }
        }

        Assert.InRange(accepted, 100, 10_000);
    }

    private static string Mutated(string topic, ulong trial)
    {
        const string Alphabet = "abcdef0123456789/+#_-A \0é";
        var text = new StringBuilder(topic);
        int edits = 1 + (int)(StableHashes.At(trial, 0) % 3);
        for (ulong edit = 1; edit <= (ulong)edits; edit++)
        {
            int at = (int)(StableHashes.At(trial, edit * 2) % (ulong)text.Length);
            text[at] = Alphabet[(int)(StableHashes.At(trial, (edit * 2) + 1) % (ulong)Alphabet.Length)];
        }

        return text.ToString();
    }
}
