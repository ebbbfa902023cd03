using System;
using System.Linq;
using Google.Protobuf;
using MbRlRobot.Messaging;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using MbRlRobot.Transitions.Batches.Wire;
using Xunit;

namespace MbRlRobot.Tests.Transitions.Batches;

public sealed class TransitionBatchRefusalTests
{
    private static readonly byte[] Good = TransitionBatchWriter.Write(SampleBatch.Of(9, first: 100, lostBefore: 3));

    private static readonly ByteString AllOnes = ByteString.CopyFrom([.. Enumerable.Repeat((byte)0xFF, 72)]);

    public static TheoryData<string, TransitionBatchRefusal> Faults
    {
        get
        {
            TheoryData<string, TransitionBatchRefusal> data = [];
            foreach ((string name, TransitionBatchRefusal refusal, _) in Table)
            {
                data.Add(name, refusal);
            }

            return data;
        }
    }

    private static (string Name, TransitionBatchRefusal Refusal, Action<Batch> Fault)[] Table =>
    [
        ("format 0", TransitionBatchRefusal.Format, batch => batch.Format = 0),
        ("format 2", TransitionBatchRefusal.Format, batch => batch.Format = 2),
        ("no robot", TransitionBatchRefusal.RobotId, batch => batch.RobotId = ""),
        ("another robot", TransitionBatchRefusal.RobotId, batch => batch.RobotId = "arm3"),
        ("a short hash", TransitionBatchRefusal.Schema, batch => batch.SchemaHash = ByteString.CopyFrom(new byte[31])),
        ("no states", TransitionBatchRefusal.Schema, batch => batch.States = 0),
        ("many states", TransitionBatchRefusal.Schema, batch => batch.States = 65),
        ("states whose bytes overflow", TransitionBatchRefusal.Schema, batch => batch.States = uint.MaxValue),
        ("no actions", TransitionBatchRefusal.Schema, batch => batch.Actions = 0),
        ("many actions", TransitionBatchRefusal.Schema, batch => batch.Actions = 65),
        ("many parameters", TransitionBatchRefusal.Schema, batch => batch.Parameters = 65),
        ("no rows", TransitionBatchRefusal.Count, batch => batch.Count = 0),
        ("sequences beyond the end", TransitionBatchRefusal.Sequence, batch => batch.FirstSequence = long.MaxValue - 7),
        ("sequences that overflow", TransitionBatchRefusal.Sequence, batch => batch.FirstSequence = ulong.MaxValue),
        ("more lost than there was", TransitionBatchRefusal.Sequence, batch => batch.LostBefore = 101),
        ("a row too many", TransitionBatchRefusal.Columns, batch => batch.Count++),
        ("a row too few", TransitionBatchRefusal.Columns, batch => batch.Count--),
        ("rows whose bytes overflow", TransitionBatchRefusal.Columns, batch => batch.Count = 1U << 31),
        ("the most rows", TransitionBatchRefusal.Columns, batch => batch.Count = uint.MaxValue),
        ("other states", TransitionBatchRefusal.Columns, batch => batch.States = 5),
        ("other actions", TransitionBatchRefusal.Columns, batch => batch.Actions = 2),
        ("other parameters", TransitionBatchRefusal.Columns, batch => batch.Parameters = 0),
        ("no episodes", TransitionBatchRefusal.Columns, batch => batch.Episode = ByteString.Empty),
        ("no steps", TransitionBatchRefusal.Columns, batch => batch.Step = ByteString.Empty),
        ("no times", TransitionBatchRefusal.Columns, batch => batch.Time = ByteString.Empty),
        ("no dt", TransitionBatchRefusal.Columns, batch => batch.Dt = ByteString.Empty),
        ("no rewards", TransitionBatchRefusal.Columns, batch => batch.Reward = ByteString.Empty),
        ("no flags", TransitionBatchRefusal.Columns, batch => batch.Flags = ByteString.Empty),
        ("no versions", TransitionBatchRefusal.Columns, batch => batch.ModelVersion = ByteString.Empty),
        ("no marks", TransitionBatchRefusal.Chain, batch => batch.Chained = ByteString.Empty),
        ("a mark too few", TransitionBatchRefusal.Chain, batch => batch.Chained = ByteString.CopyFrom(0x7F, 0x00)),
        ("a mark on the last row", TransitionBatchRefusal.Chain, batch => batch.Chained = ByteString.CopyFrom(0xFF, 0x01)),
        ("a mark behind the last row", TransitionBatchRefusal.Chain, batch => batch.Chained = ByteString.CopyFrom(0xFF, 0x80)),
        ("no next state", TransitionBatchRefusal.Chain, batch => batch.NextState = ByteString.Empty),
        ("an unknown flag", TransitionBatchRefusal.Values, batch => batch.Flags = At(batch.Flags, 17, 1)),
        ("a negative episode", TransitionBatchRefusal.Values, batch => batch.Episode = At(batch.Episode, 35, 0x80)),
        ("a negative step", TransitionBatchRefusal.Values, batch => batch.Step = At(batch.Step, 3, 0xFF)),
        ("a version above 2^63 - 1", TransitionBatchRefusal.Values, batch => batch.ModelVersion = AllOnes),
    ];

    [Theory]
    [MemberData(nameof(Faults))]
    public void Names_what_is_wrong(string name, TransitionBatchRefusal refusal)
    {
        Batch message = Batch.Parser.ParseFrom(Good);
        Table.Single(row => row.Name == name).Fault(message);
        AssertRefused(refusal, message.ToByteArray());
    }

    [Fact]
    public void Refuses_what_is_empty_or_too_long()
    {
        AssertRefused(TransitionBatchRefusal.Size, []);
        AssertRefused(TransitionBatchRefusal.Size, new byte[PayloadLimits.TransitionsBytes + 1]);
    }

    [Fact]
    public void Refuses_bytes_that_do_not_belong_to_the_message()
    {
        AssertRefused(TransitionBatchRefusal.Encoding, [.. Good, 0]);
        AssertRefused(TransitionBatchRefusal.Encoding, [.. Good, 0xB8, 0x01, 0x00]); // field 23
        AssertRefused(TransitionBatchRefusal.Encoding, [.. Good, 0x08, 0x01]); // the format once more
        AssertRefused(TransitionBatchRefusal.Encoding, [0x08, 0x81, 0x00, .. Good[2..]]); // a number longer than it need be
        AssertRefused(TransitionBatchRefusal.Encoding, [0x12, 0x02, 0xFF, 0xFE]); // a text that is no UTF-8
    }

    [Fact]
    public void Refuses_a_payload_cut_off_anywhere()
    {
        for (int length = 1; length < Good.Length; length++)
        {
            TransitionBatchReading reading = TransitionBatchReader.Read(Good.AsSpan(0, length), SampleBatch.Robot);
            Assert.NotEqual(TransitionBatchRefusal.None, reading.Refusal);
            Assert.Null(reading.Batch);
        }
    }

    [Fact]
    public void Refuses_a_robot_that_speaks_for_another_or_has_no_proper_id()
    {
        Assert.Equal(TransitionBatchRefusal.RobotId, TransitionBatchReader.Read(Good, "arm3").Refusal);
        Batch message = Batch.Parser.ParseFrom(Good);
        message.RobotId = "trainer";
        Assert.Equal(TransitionBatchRefusal.RobotId, TransitionBatchReader.Read(message.ToByteArray(), "trainer").Refusal);
    }

    [Fact]
    public void Every_flag_below_the_largest_is_known() =>
        Assert.Equal(0, (int)TransitionFlagGroups.All & ((int)TransitionFlagGroups.All + 1));

    private static void AssertRefused(TransitionBatchRefusal expected, byte[] payload)
    {
        TransitionBatchReading reading = TransitionBatchReader.Read(payload, SampleBatch.Robot);
        Assert.Equal((expected, true), (reading.Refusal, reading.Batch is null));
    }

    private static ByteString At(ByteString bytes, int index, byte value)
    {
        byte[] changed = bytes.ToByteArray();
        changed[index] = value;
        return ByteString.CopyFrom(changed);
    }
}
