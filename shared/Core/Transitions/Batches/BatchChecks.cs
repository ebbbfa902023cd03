using System;
using System.Runtime.InteropServices;
using Google.Protobuf;
using MbRlRobot.Messaging;
using MbRlRobot.Transitions.Batches.Wire;
using static MbRlRobot.Transitions.Batches.TransitionBatchRefusal;

namespace MbRlRobot.Transitions.Batches;

/// <summary>The checks of a payload, in the order of <see cref="TransitionBatchRefusal"/>.</summary>
internal static class BatchChecks
{
    private const int HashBytes = 32;

    /// <summary>Without unknown fields, which a parser would keep: two bytes can make an object of a hundred.</summary>
    private static readonly MessageParser<Batch> Parser = Batch.Parser.WithDiscardUnknownFields(true);

    internal static TransitionBatchRefusal Parse(ReadOnlySpan<byte> payload, out Batch message)
    {
        message = new Batch();
        if (payload.IsEmpty || payload.Length > PayloadLimits.TransitionsBytes)
        {
            return Size;
        }

        try
        {
            message = Parser.ParseFrom(payload);

            // unknown fields and fields that stand twice are gone now, and the message is shorter than its bytes
            return message.CalculateSize() == payload.Length ? None : Encoding;
        }
        catch (InvalidProtocolBufferException)
        {
            return Encoding;
        }
    }

    internal static TransitionBatchRefusal Check(Batch message, string robotId) => message switch
    {
        _ when message.Format != TransitionBatchWriter.Format => Format,
        _ when message.RobotId != robotId || !RobotIdSyntax.IsValid(robotId) => RobotId,
        _ when !HasSchema(message) => Schema,
        { Count: 0 } => Count,
        _ when !HasSequences(message) => Sequence,
        _ when !HasColumns(message) => Columns,
        _ when !HasChain(message) => Chain,
        _ => HasValues(message) ? None : Values,
    };

    private static bool HasSchema(Batch message) => message.SchemaHash.Length == HashBytes
        && message.States is >= 1 and <= TransitionSchema.MaximumDimension
        && message.Actions is >= 1 and <= TransitionSchema.MaximumDimension
        && message.Parameters <= TransitionSchema.MaximumDimension;

    private static bool HasSequences(Batch message) => message.FirstSequence <= TransitionBatch.LargestSequence
        && message.Count - 1 <= TransitionBatch.LargestSequence - message.FirstSequence
        && message.LostBefore <= message.FirstSequence;

    private static bool HasColumns(Batch message) =>
        Fits(message, message.Episode, sizeof(int)) && Fits(message, message.Step, sizeof(int))
        && Fits(message, message.Time, sizeof(long)) && Fits(message, message.Dt, sizeof(double))
        && Fits(message, message.State, sizeof(float) * message.States)
        && Fits(message, message.Action, sizeof(float) * message.Actions)
        && Fits(message, message.Parameter, sizeof(float) * message.Parameters)
        && Fits(message, message.Reward, sizeof(float)) && Fits(message, message.Flags, sizeof(TransitionFlags))
        && Fits(message, message.ModelVersion, sizeof(ulong));

    private static bool Fits(Batch message, ByteString column, uint width) => column.Length == (long)message.Count * width;

    private static bool HasChain(Batch message)
    {
        ReadOnlySpan<byte> marks = message.Chained.Span;
        int rows = (int)message.Count;
        return ChainMarks.AreValid(marks, rows)
            && message.NextState.Length == (long)(rows - ChainMarks.Count(marks)) * sizeof(float) * message.States;
    }

    private static bool HasValues(Batch message) =>
        !Numbers<ushort>(message.Flags).ContainsAnyExceptInRange((ushort)0, (ushort)TransitionFlagGroups.All)
        && !Numbers<int>(message.Episode).ContainsAnyExceptInRange(0, int.MaxValue)
        && !Numbers<int>(message.Step).ContainsAnyExceptInRange(0, int.MaxValue)
        && !Numbers<long>(message.ModelVersion).ContainsAnyExceptInRange(0, long.MaxValue);

    private static ReadOnlySpan<T> Numbers<T>(ByteString column)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(column.Span);
}
