using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Hil;

/// <summary>The clock of a plant that is served: the moment that it has been brought to.</summary>
internal sealed class PlantClock : ILoopClock
{
    /// <inheritdoc/>
    public long NowNanoseconds { get; private set; }

    /// <inheritdoc/>
    public void SleepUntil(long deadlineNanoseconds) => NowNanoseconds = Math.Max(NowNanoseconds, deadlineNanoseconds);
}
