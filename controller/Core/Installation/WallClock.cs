using System;

namespace MbRlRobot.Installation;

/// <summary>The time of day as a robot knows it. Many boards have no clock that runs while they are off.</summary>
/// <param name="UtcNow">What the clock shows, in UTC.</param>
/// <param name="IsSynchronized">Whether the system says that it was set from a time server or a battery clock.</param>
public readonly record struct WallClock(DateTime UtcNow, bool IsSynchronized);
