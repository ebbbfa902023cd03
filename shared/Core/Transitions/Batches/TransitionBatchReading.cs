namespace MbRlRobot.Transitions.Batches;

/// <summary>What came of reading a payload: a batch that keeps every rule, or the reason why there is none.</summary>
/// <param name="Batch">The batch; null when it was refused.</param>
/// <param name="Refusal">The first check that failed; <see cref="TransitionBatchRefusal.None"/> when there is a batch.</param>
public readonly record struct TransitionBatchReading(TransitionBatch? Batch, TransitionBatchRefusal Refusal);
