using System;
using System.Runtime.InteropServices;
using Google.Protobuf;
using MbRlRobot.Transitions.Batches.Wire;

namespace MbRlRobot.Transitions.Batches;

/// <summary>
/// Reads batches from payloads that nobody vouches for. Total: any bytes whatever give a batch that keeps every rule, or the
/// reason why not, in memory of a few times the payload. Numbers that are not finite are data: a fit leaves them out.
/// </summary>
public static class TransitionBatchReader
{
    /// <summary>Reads a payload.</summary>
    /// <param name="payload">The bytes; nothing of them is kept.</param>
    /// <param name="robotId">The robot in the topic: a robot speaks for itself only.</param>
    /// <returns>The batch, or why there is none.</returns>
    public static TransitionBatchReading Read(ReadOnlySpan<byte> payload, string robotId)
    {
        TransitionBatchRefusal refusal = BatchChecks.Parse(payload, out Batch message);
        if (refusal == TransitionBatchRefusal.None)
        {
            refusal = BatchChecks.Check(message, robotId);
        }

        return refusal == TransitionBatchRefusal.None ? new(Understand(message), refusal) : new(null, refusal);
    }

    private static TransitionBatch Understand(Batch message)
    {
        TransitionSchema schema = new(
            Convert.ToHexStringLower(message.SchemaHash.Span), (int)message.States, (int)message.Actions, (int)message.Parameters);
        float[] states = Numbers<float>(message.State);
        BatchColumns columns = new(schema, 0)
        {
            Episodes = Numbers<int>(message.Episode),
            Steps = Numbers<int>(message.Step),
            Times = Numbers<long>(message.Time),
            Durations = Numbers<double>(message.Dt),
            States = states,
            Actions = Numbers<float>(message.Action),
            NextStates = NextStates(message, states, schema.StateDimension),
            Parameters = Numbers<float>(message.Parameter),
            Rewards = Numbers<float>(message.Reward),
            Flags = Numbers<TransitionFlags>(message.Flags),
            ModelVersions = Numbers<ulong>(message.ModelVersion),
        };
        return new TransitionBatch(
            schema, new TransitionId(message.RobotId, message.Epoch, message.FirstSequence), message.LostBefore, columns);
    }

    private static float[] NextStates(Batch message, ReadOnlySpan<float> states, int width)
    {
        float[] nextStates = new float[states.Length];
        ReadOnlySpan<float> rest = MemoryMarshal.Cast<byte, float>(message.NextState.Span);
        ReadOnlySpan<byte> chained = message.Chained.Span;
        for (int row = 0; row < (int)message.Count; row++)
        {
            bool isChained = ChainMarks.IsSet(chained, row);
            ReadOnlySpan<float> source = isChained ? states.Slice((row + 1) * width, width) : rest[..width];
            source.CopyTo(nextStates.AsSpan(row * width));
            rest = isChained ? rest : rest[width..];
        }

        return nextStates;
    }

    private static T[] Numbers<T>(ByteString column)
        where T : unmanaged => MemoryMarshal.Cast<byte, T>(column.Span).ToArray();
}
