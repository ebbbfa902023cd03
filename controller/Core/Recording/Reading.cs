using System;

namespace MbRlRobot.Recording;

/// <summary>What a robot's channels read at one time, before anything was estimated.</summary>
/// <param name="StampNanoseconds">When, on the robot's monotonic clock.</param>
/// <param name="Channels">The values, in each channel's unit: [channels].</param>
public readonly record struct Reading(long StampNanoseconds, ReadOnlyMemory<double> Channels);
