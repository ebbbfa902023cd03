using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Sample = MbRlRobot.TestKit.Doubles.SampleTransition;

namespace MbRlRobot.Tests.Transitions.Batches;

/// <summary>Batches whose numbers follow from their ids, and hostile ones.</summary>
internal static class SampleBatch
{
    internal const string Robot = "arm2";
    internal const ulong Epoch = 0xFEDCBA9876543210;

    /// <summary>Rows whose next states are the next row's states.</summary>
    internal static TransitionBatch Of(int rows, ulong first = 10, ulong lostBefore = 0) =>
        TransitionBatch.Of(Sample.Schema, [.. Rows(rows, first)], lostBefore);

    internal static IEnumerable<Transition> Rows(int rows, ulong first = 10) =>
        Enumerable.Range(0, rows).Select(index => Sample.Of(Robot, Epoch, first + (ulong)index));

    /// <summary>A row of any schema, full of random bits: NaNs, infinities and negative zeros among them.</summary>
    internal static Transition Random(TransitionSchema schema, ulong seed, ulong sequence)
    {
        ulong At(int index) => StableHashes.At(seed, (sequence << 9) + (ulong)index);
        float[] Floats(int from, int length) =>
            [.. Enumerable.Range(from, length).Select(index => BitConverter.UInt32BitsToSingle((uint)At(index)))];
        return new()
        {
            Id = new TransitionId(Robot, Epoch, sequence),
            Episode = (int)(At(0) >> 33),
            Step = (int)(At(1) >> 33),
            TimeNanoseconds = (long)At(2),
            DtSeconds = BitConverter.UInt64BitsToDouble(At(3)),
            State = Floats(10, schema.StateDimension),
            Action = Floats(100, schema.ActionDimension),
            NextState = Floats(200, schema.StateDimension),
            Parameters = Floats(300, schema.ParameterDimension),
            Reward = BitConverter.UInt32BitsToSingle((uint)At(4)),
            Flags = (TransitionFlags)At(5) & TransitionFlagGroups.All,
            ModelVersion = At(6) >> 1,
        };
    }
}
