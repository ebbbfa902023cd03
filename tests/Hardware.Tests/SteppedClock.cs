using MbRlRobot.Ports;

namespace MbRlRobot.Hardware.Tests;

/// <summary>A clock that goes on by itself where it is told to.</summary>
internal sealed class SteppedClock : ILoopClock
{
    public long NowNanoseconds { get; set; }

    public void SleepUntil(long deadlineNanoseconds) => NowNanoseconds = deadlineNanoseconds;
}
