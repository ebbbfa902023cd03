namespace MbRlRobot.Messaging.Payloads;

/// <summary><c>model/request</c>, robot to trainer: chunks of a model file that the robot lacks.</summary>
/// <param name="Sha256">Hash of the whole file, from its manifest.</param>
/// <param name="First">Index of the first chunk wanted, from 0.</param>
/// <param name="Count">How many chunks, at least 1.</param>
public sealed record ModelRequest(string Sha256, int First, int Count) : IPayload<ModelRequest>
{
    static TopicKind IPayload<ModelRequest>.Kind => TopicKind.ModelRequest;

    /// <inheritdoc/>
    public string? FindProblem() => PayloadRules.First(
        PayloadRules.Hash("$.sha256", Sha256),
        PayloadRules.Require(First is >= 0 and <= TopicName.MaximumChunkIndex, "$.first", First, $"0 to {TopicName.MaximumChunkIndex}"),
        PayloadRules.Require(Count >= 1 && Count <= TopicName.MaximumChunkIndex + 1 - First, "$.count", Count, "1 to the file's end"));
}
