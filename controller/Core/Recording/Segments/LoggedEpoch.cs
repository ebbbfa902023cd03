namespace MbRlRobot.Recording.Segments;

/// <summary>What a log keeps of an epoch.</summary>
/// <param name="Epoch">The epoch.</param>
/// <param name="Source">Whose records they are.</param>
/// <param name="FirstSequence">The first transition kept.</param>
/// <param name="LastSequence">The last one.</param>
/// <param name="Acknowledged">The last one that the trainer has stored; null for none.</param>
public sealed record LoggedEpoch(
    ulong Epoch, RecordSource Source, ulong FirstSequence, ulong LastSequence, ulong? Acknowledged);
