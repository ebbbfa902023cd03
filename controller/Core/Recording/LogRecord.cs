namespace MbRlRobot.Recording;

/// <summary>A record that was read back.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="Index">Its number within the epoch, over records of all kinds; of what the link wrote, that of the record before.</param>
/// <param name="Sequence">Of a step its transition's sequence, of others that of the next transition.</param>
/// <param name="Episode">The episode within the epoch, from 0; -1 before the first.</param>
/// <param name="TimeNanoseconds">When, on the robot's monotonic clock.</param>
public abstract record LogRecord(RecordSource Source, ulong Index, ulong Sequence, int Episode, long TimeNanoseconds);
