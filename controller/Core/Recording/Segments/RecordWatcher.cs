using System;

namespace MbRlRobot.Recording.Segments;

/// <summary>Is shown a record of a ring.</summary>
/// <param name="source">Whose it is.</param>
/// <param name="record">The record as the ring has it; valid during the call.</param>
public delegate void RecordWatcher(RecordSource source, ReadOnlySpan<byte> record);
