using System;
using System.Runtime.InteropServices;
using Google.Protobuf;
using MbRlRobot.Messaging;
using MbRlRobot.Transitions.Batches.Wire;

namespace MbRlRobot.Transitions.Batches;

/// <summary>Writes batches as messages (<c>batch.proto</c>). What it writes <see cref="TransitionBatchReader"/> reads back equal.</summary>
public static class TransitionBatchWriter
{
    /// <summary>The format's version.</summary>
    public const uint Format = 1;

    /// <summary>Writes a batch.</summary>
    /// <param name="batch">The batch.</param>
    /// <returns>The payload.</returns>
    /// <exception cref="ArgumentException">The payload is longer than <see cref="PayloadLimits.TransitionsBytes"/>.</exception>
    public static byte[] Write(TransitionBatch batch)
    {
        ArgumentNullException.ThrowIfNull(batch);
        Batch message = Header(batch);
        AddColumns(message, batch.Columns);
        AddNextStates(message, batch);
        int size = message.CalculateSize();
        return size <= PayloadLimits.TransitionsBytes
            ? message.ToByteArray()
            : throw new ArgumentException(
                $"The batch of {batch.Count} rows takes {size} bytes; allowed: {PayloadLimits.TransitionsBytes}.", nameof(batch));
    }

    private static Batch Header(TransitionBatch batch) => new()
    {
        Format = Format,
        RobotId = batch.First.RobotId,
        Epoch = batch.First.Epoch,
        SchemaHash = ByteString.CopyFrom(Convert.FromHexString(batch.Schema.Hash)),
        States = (uint)batch.Schema.StateDimension,
        Actions = (uint)batch.Schema.ActionDimension,
        Parameters = (uint)batch.Schema.ParameterDimension,
        FirstSequence = batch.First.Sequence,
        LostBefore = batch.LostBefore,
        Count = (uint)batch.Count,
    };

    private static void AddColumns(Batch message, BatchColumns columns)
    {
        message.Episode = Bytes<int>(columns.Episodes);
        message.Step = Bytes<int>(columns.Steps);
        message.Time = Bytes<long>(columns.Times);
        message.Dt = Bytes<double>(columns.Durations);
        message.State = Bytes<float>(columns.States);
        message.Action = Bytes<float>(columns.Actions);
        message.Parameter = Bytes<float>(columns.Parameters);
        message.Reward = Bytes<float>(columns.Rewards);
        message.Flags = Bytes<TransitionFlags>(columns.Flags);
        message.ModelVersion = Bytes<ulong>(columns.ModelVersions);
    }

    /// <summary>Within an episode a next state is the next row's state: it is sent once.</summary>
    private static void AddNextStates(Batch message, TransitionBatch batch)
    {
        int width = sizeof(float) * batch.Schema.StateDimension;
        ReadOnlySpan<byte> states = MemoryMarshal.AsBytes<float>(batch.Columns.States);
        ReadOnlySpan<byte> nextStates = MemoryMarshal.AsBytes<float>(batch.Columns.NextStates);
        byte[] chained = new byte[ChainMarks.LengthOf(batch.Count)];
        byte[] rest = new byte[nextStates.Length];
        int used = 0;
        for (int row = 0; row < batch.Count; row++)
        {
            ReadOnlySpan<byte> nextState = nextStates.Slice(row * width, width);
            if (row + 1 < batch.Count && nextState.SequenceEqual(states.Slice((row + 1) * width, width)))
            {
                ChainMarks.Set(chained, row);
            }
            else
            {
                nextState.CopyTo(rest.AsSpan(used));
                used += width;
            }
        }

        message.Chained = ByteString.CopyFrom(chained);
        message.NextState = ByteString.CopyFrom(rest, 0, used);
    }

    private static ByteString Bytes<T>(ReadOnlySpan<T> column)
        where T : unmanaged => ByteString.CopyFrom(MemoryMarshal.AsBytes(column));
}
