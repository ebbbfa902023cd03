using MbRlRobot.Ports;

namespace MbRlRobot.Hardware.Tests.MuJoCo;

/// <summary>A clock that stands still.</summary>
internal sealed class StillClock : ILoopClock
{
    public long NowNanoseconds => 1;

    public void SleepUntil(long deadlineNanoseconds)
    {
    }
}
