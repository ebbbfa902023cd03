using MbRlRobot.Ports;

namespace MbRlRobot.Replay;

/// <summary>
/// A clock that moves on by one whenever a planner looks at it, which it does after each iteration: with a deadline of n it makes n
/// iterations, as the robot did in the time that it had.
/// </summary>
internal sealed class DecisionClock : ILoopClock
{
    private long _looks;

    /// <inheritdoc/>
    public long NowNanoseconds => ++_looks;

    /// <summary>A decision begins.</summary>
    public void Restart() => _looks = 0;

    /// <inheritdoc/>
    public void SleepUntil(long deadlineNanoseconds)
    {
    }
}
