using System;
using System.Collections.Generic;
using System.Linq;
using System.Text;
using MbRlRobot.Messaging;
using MbRlRobot.Models;
using MbRlRobot.Signing;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.TestKit.Hostile;

/// <summary>A well-formed payload of every kind of topic, for faults to be put into.</summary>
public static class SamplePayloads
{
    private static readonly TopicKind[] Json =
    [
        TopicKind.Birth, TopicKind.Status, TopicKind.Acknowledgement, TopicKind.Telemetry, TopicKind.Command,
        TopicKind.CommandResult, TopicKind.ModelRequest, TopicKind.ModelResult, TopicKind.TrainerState,
    ];

    /// <summary>Makes them, the JSON ones from the page of the payloads.</summary>
    /// <param name="robotId">Whose rows the batch has.</param>
    /// <param name="schema">Their schema.</param>
    /// <returns>The payloads.</returns>
    public static IReadOnlyDictionary<TopicKind, byte[]> Of(string robotId, TransitionSchema schema)
    {
        Dictionary<TopicKind, byte[]> payloads = Repository.Lines("shared/Core/Messaging/Payloads/README.md")
            .Where(line => line.StartsWith('{')).Select(Encoding.UTF8.GetBytes).Zip(Json).ToDictionary(pair => pair.Second, pair => pair.First);

        using SigningKey stranger = SigningKey.New();
        payloads[TopicKind.Transitions] = Batch(robotId, schema, 40, rows: 4, lostBefore: 3);
        payloads[TopicKind.ModelManifest] = SignedEnvelope.Sign(payloads[TopicKind.ModelResult], stranger);
        payloads[TopicKind.ModelChunk] = [.. Enumerable.Range(0, 4096).Select(index => (byte)StableHashes.At(1, (ulong)index))];
        return payloads;
    }

    /// <summary>A batch of rows whose numbers follow from their ids.</summary>
    /// <param name="robotId">The robot.</param>
    /// <param name="schema">Their schema.</param>
    /// <param name="first">The first row's sequence.</param>
    /// <param name="rows">How many.</param>
    /// <param name="lostBefore">Rows lost before them.</param>
    /// <returns>The payload.</returns>
    public static byte[] Batch(string robotId, TransitionSchema schema, ulong first, int rows, ulong lostBefore = 0) =>
        TransitionBatchWriter.Write(TransitionBatch.Of(
            schema, [.. Enumerable.Range(0, rows).Select(row => Row(robotId, schema, first + (ulong)row))], lostBefore));

    private static Transition Row(string robotId, TransitionSchema schema, ulong sequence)
    {
        ArgumentNullException.ThrowIfNull(schema);
        return SampleTransition.Of(robotId, 1, sequence) with
        {
            State = At(sequence, schema.StateDimension),
            Action = At(sequence + 17, schema.ActionDimension),
            NextState = At(sequence + 1, schema.StateDimension),
            Parameters = At(0, schema.ParameterDimension),
        };
    }

    private static float[] At(ulong sequence, int dimension) =>
        [.. Enumerable.Range(0, dimension).Select(index => MathF.Sin((0.37f * sequence) + index))];
}
