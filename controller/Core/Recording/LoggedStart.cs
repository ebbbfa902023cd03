using System;

namespace MbRlRobot.Recording;

/// <summary>An episode began.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="Index">Its number within the epoch.</param>
/// <param name="Sequence">The sequence of the episode's first transition.</param>
/// <param name="Episode">Which, from 0.</param>
/// <param name="TimeNanoseconds">When, on the robot's monotonic clock.</param>
/// <param name="IsExploring">Whether it explored.</param>
/// <param name="State">Where it started: [ds].</param>
/// <param name="Parameters">Goals and set-points: [dp].</param>
/// <param name="Reading">The first reading of the channels.</param>
public sealed record LoggedStart(
    RecordSource Source,
    ulong Index,
    ulong Sequence,
    int Episode,
    long TimeNanoseconds,
    bool IsExploring,
    ReadOnlyMemory<float> State,
    ReadOnlyMemory<float> Parameters,
    Reading Reading) : LogRecord(Source, Index, Sequence, Episode, TimeNanoseconds);
