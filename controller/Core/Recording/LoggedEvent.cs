namespace MbRlRobot.Recording;

/// <summary>Something happened.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="Index">Its number within the epoch; of what the link wrote, that of the record before.</param>
/// <param name="Sequence">The sequence of the next transition.</param>
/// <param name="Episode">The episode, from 0; -1 before the first.</param>
/// <param name="TimeNanoseconds">When, on the robot's monotonic clock.</param>
/// <param name="Kind">What.</param>
/// <param name="First">Its first value.</param>
/// <param name="Second">Its second value.</param>
/// <param name="Text">A few words; often none.</param>
/// <param name="IsByLink">Whether the link wrote it.</param>
public sealed record LoggedEvent(
    RecordSource Source,
    ulong Index,
    ulong Sequence,
    int Episode,
    long TimeNanoseconds,
    EventKind Kind,
    ulong First,
    ulong Second,
    string Text,
    bool IsByLink) : LogRecord(Source, Index, Sequence, Episode, TimeNanoseconds);
