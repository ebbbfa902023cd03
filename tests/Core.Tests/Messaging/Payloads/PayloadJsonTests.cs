using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.TestKit.Robots;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Tests.Messaging.Payloads;

public sealed class PayloadJsonTests
{
    public static TheoryData<TopicKind> Kinds => [.. PayloadExamples.All.Keys];

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Reads_the_example_and_writes_it_again(TopicKind kind) =>
        Assert.Equal((PayloadExamples.All[kind], null), PayloadExamples.Again(kind, PayloadExamples.All[kind]));

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Refuses_what_is_not_this_object(TopicKind kind)
    {
        string example = PayloadExamples.All[kind];
        string key = example[..(example.IndexOf(':', StringComparison.Ordinal) + 1)];
        string[] bad = ["", "null", "[]", "1", "{}", "{\"unknown\":1," + example[1..], key + "null," + example[1..], example + "x"];
        AssertRefused(kind, example[..^1]);
        Assert.All(bad, each => AssertRefused(kind, each));
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public void Refuses_what_is_longer_than_the_topic_allows_unread(TopicKind kind)
    {
        int longest = TopicCatalog.Of(kind).MaximumPayloadBytes;
        string longer = PayloadExamples.All[kind].PadRight(longest);
        Assert.NotNull(PayloadExamples.Again(kind, longer).Json);
        Assert.Equal($"the payload has {longest + 1} bytes; allowed: {longest}", PayloadExamples.Again(kind, longer + " ").Problem);
    }

    [Fact]
    public void Reads_or_refuses_damaged_payloads()
    {
        int read = 0;
        int refused = 0;
        foreach ((TopicKind kind, string example) in PayloadExamples.All)
        {
            for (ulong seed = 0; seed < 2000; seed++)
            {
                byte[] payload = Encoding.UTF8.GetBytes(example);
                ulong draw = StableHashes.At(seed, (ulong)kind);
                byte damage = (byte)(seed % 2 == 0 ? draw : "0123456789\"{}[],:-"[(int)(draw & 15)]);
                payload[(int)((draw >> 8) % (ulong)payload.Length)] = damage;
                (string? json, string? problem) = PayloadExamples.Again(kind, payload);
                Assert.Equal(json is null, problem is not null);
                Assert.DoesNotContain(problem ?? "", char.IsControl);
                _ = json is null ? refused++ : read++;
            }
        }

        Assert.True(read > 1000 && refused > 1000, $"{read} read, {refused} refused");
    }

    [Theory]
    [InlineData(TopicKind.Birth, "0.04", "0", "$.controlPeriod is 0; allowed: seconds above 0")]
    [InlineData(TopicKind.Birth, "\"schemaHash\":\"0", "\"schemaHash\":\"G", "$.schemaHash is G12")]
    [InlineData(TopicKind.Birth, "[-2.4,2.4]", "[2.4,-2.4]", "$.states[0].limits is [2.4, -2.4]; allowed: [low, high] with low <= high")]
    [InlineData(TopicKind.Birth, "\"modelVersion\":4", "\"modelVersion\":6", "$.modelVersion is 6; allowed: at most highestModelVersion")]
    [InlineData(TopicKind.Birth, "\"unit\":\"rad\"", "\"unit\":\"\"", "$.states[1].unit is ")]
    [InlineData(TopicKind.Birth, "\"bdSeq\":7", "\"bdSeq\":-1", "$.bdSeq is -1; allowed: 0 or more")]
    [InlineData(TopicKind.Birth, "\"00c0ffee00c0ffee\"", "12", "an epoch is a text of 16 lower-case hexadecimal digits")]
    [InlineData(TopicKind.Status, "\"fault\"", "\"flying\"", "one of \"unconfigured\", \"inactive\", \"active\", \"stopping\", \"fault\"")]
    [InlineData(TopicKind.Status, "true", "false", "$.state is Fault; allowed: a state when online, none when offline")]
    [InlineData(TopicKind.Status, "sensorStale", "a\\u001bb", "$.faults[0].code is a?b; allowed: 1 to 64 printable characters")]
    [InlineData(TopicKind.Acknowledgement, "4211", "9223372036854775808", "$.epochs[0] is 9223372036854775808; allowed: 0 to 92233")]
    [InlineData(TopicKind.Acknowledgement, "[{", "[null,{", "$.epochs[0] is ")]
    [InlineData(TopicKind.Telemetry, "\"step\":20", "\"step\":-1", "$.step is -1; allowed: 0 or more")]
    [InlineData(TopicKind.Telemetry, "\"x\":0.5", "\"x\":null", "$.state.x")]
    [InlineData(TopicKind.Command, "lab1", "lab/1", "$.sender is lab/1; allowed: a trainer's id")]
    [InlineData(TopicKind.Command, "7f9c2ba4e88f827d", "7f9c2ba4e88f827", "$.nonce is 7f9c2ba4e88f827; allowed: at least 16 characters")]
    [InlineData(TopicKind.Command, "02Z", "02", "$.expiresUtc")]
    [InlineData(TopicKind.Command, "\"set\"", "\"arm\"", "$.parameters is 1; allowed: values for set, and for nothing else")]
    [InlineData(TopicKind.Command, "{\"goalX\":0.5}", "{}", "$.parameters is 0; allowed: values for set, and for nothing else")]
    [InlineData(TopicKind.Command, "0.5", "1e999", "$.parameters")]
    [InlineData(TopicKind.ModelRequest, "\"first\":0", "\"first\":4096", "$.first is 4096; allowed: 0 to 4095")]
    [InlineData(TopicKind.ModelRequest, "\"count\":3", "\"count\":2147483647", "$.count is 2147483647; allowed: 1 to the file's end")]
    [InlineData(TopicKind.ModelResult, "\"golden\"", "\"none\"", "$.refusal is None; allowed: a reason when refused, else none")]
    [InlineData(TopicKind.TrainerState, "true", "false", "$.softwareVersion is 0.1.0; allowed: a version when online, else empty")]
    public void Names_field_value_and_what_is_allowed(TopicKind kind, string from, string to, string problem)
    {
        string example = PayloadExamples.All[kind];
        Assert.Contains(from, example, StringComparison.Ordinal);
        string? found = PayloadExamples.Again(kind, example.Replace(from, to, StringComparison.Ordinal)).Problem;
        Assert.Contains(problem, found, StringComparison.Ordinal);
    }

    [Fact]
    public void Has_room_for_the_most_epochs()
    {
        EpochAcknowledgement[] epochs = [.. Enumerable.Range(0, Acknowledgement.MaximumEpochs).Select(index =>
            new EpochAcknowledgement(ulong.MaxValue - (ulong)index, TransitionBatch.LargestSequence))];
        Acknowledgement most = new(epochs, TransitionBatchRefusal.UnknownSchema);
        Acknowledgement read = PayloadJson.Read<Acknowledgement>(PayloadJson.Write(most)).Payload!;
        Assert.Equal(epochs, read.Epochs);
        Assert.Equal(TransitionBatch.LargestSequence, read.MarkOf(ulong.MaxValue - 7));
        Assert.Null(read.MarkOf(7));
        Assert.Throws<ArgumentException>(() => PayloadJson.Write(new Acknowledgement([.. epochs, new(1, 1)])));
        Assert.Throws<ArgumentException>(() => PayloadJson.Write(new Acknowledgement([epochs[0], epochs[0]])));
    }

    [Fact]
    public void Has_room_for_the_longest_status_and_needs_no_null()
    {
        RobotFault fault = new(new string('c', 64), new string('m', 512));
        RobotStatus longest = new(true, long.MaxValue, [fault, fault, fault, fault], LifecycleState.Unconfigured, false);
        Assert.InRange(PayloadJson.Write(longest).Length, 1, PayloadLimits.ShortBytes);
        Assert.False(PayloadJson.Read<RobotStatus>(PayloadJson.Write(RobotStatus.Offline(3))).Payload!.Online);
        Assert.False(PayloadJson.Read<TrainerState>(PayloadJson.Write(TrainerState.Offline)).Payload!.Online);
        RobotBirth birth = PayloadJson.Read<RobotBirth>(Encoding.UTF8.GetBytes(PayloadExamples.All[TopicKind.Birth])).Payload!;
        Assert.Null(PayloadJson.Read<RobotBirth>(PayloadJson.Write(birth with { Epoch = null })).Payload!.Epoch);
    }

    [Fact]
    public void Leaves_numbers_out_that_JSON_has_not()
    {
        IReadOnlyDictionary<string, double> state = RobotTelemetry.Values(["x", "y", "z"], [1, float.NaN, float.NegativeInfinity]);
        RobotTelemetry telemetry = new(1, 0, 0, state, state, state, Reward: double.NaN);
        RobotTelemetry read = PayloadJson.Read<RobotTelemetry>(PayloadJson.Write(telemetry)).Payload!;
        Assert.Equal([new("x", 1.0)], read.State);
        Assert.Null(read.Reward);
    }

    [Fact]
    public void Declares_what_a_description_has()
    {
        (DeclaredVariable[] states, DeclaredVariable[] actions, _) = RobotBirth.Declare(SampleRobot.Read());
        Assert.Equal(SampleRobot.Read().State.Select(each => each.Limits), states.Select(each => each.Limits));
        Assert.Equal(SampleRobot.Read().Action.Select(each => each.Unit), actions.Select(each => each.Unit));
    }

    private static void AssertRefused(TopicKind kind, string payload)
    {
        (string? json, string? problem) = PayloadExamples.Again(kind, payload);
        Assert.Null(json);
        Assert.False(string.IsNullOrEmpty(problem));
    }
}
