using System.Collections.Generic;
using System.Linq;
using System.Text.Json.Serialization;
using MbRlRobot.Configuration;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>
/// <c>ack</c>, trainer to robot, retained: what a robot need not send again, and may delete first. Only this proves that rows
/// are stored; a broker's own acknowledgement does not.
/// </summary>
/// <param name="Epochs">
/// The epochs that rows were received of most lately, the latest first; at most <see cref="MaximumEpochs"/>. One without a row
/// 0 is not among them.
/// </param>
/// <param name="Refusal">Why the latest batch was refused; <c>none</c> once a batch was taken again.</param>
public sealed record Acknowledgement(
    IReadOnlyList<EpochAcknowledgement> Epochs,
    [property: JsonConverter(typeof(CamelCaseEnumConverter<TransitionBatchRefusal>))]
    TransitionBatchRefusal Refusal = TransitionBatchRefusal.None) : IPayload<Acknowledgement>
{
    /// <summary>How many epochs a payload has room for.</summary>
    public const int MaximumEpochs = 256;

    static TopicKind IPayload<Acknowledgement>.Kind => TopicKind.Acknowledgement;

    /// <summary>How far an epoch is stored.</summary>
    /// <param name="epoch">The epoch.</param>
    /// <returns>Its high-water mark; null where the trainer says nothing of it.</returns>
    public ulong? MarkOf(ulong epoch) => Epochs.FirstOrDefault(each => each.Epoch == epoch)?.Sequence;

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.Each("$.epochs", Epochs, MaximumEpochs, (path, each) => PayloadRules.Require(
            each is { Sequence: <= TransitionBatch.LargestSequence }, path, each?.Sequence, $"0 to {TransitionBatch.LargestSequence}")),
        PayloadRules.Require(
            Epochs.DistinctBy(each => each?.Epoch).Count() == Epochs.Count, "$.epochs", "an epoch given twice", "each epoch once"));
}
