using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Safety;

/// <summary>
/// How long readings may fail: a transaction that is lost now and then does not end a session, sensors that give nothing new do.
/// Allocates and throws nothing.
/// </summary>
public sealed class SensorAgeGuard
{
    private const double ControlPeriods = 1.5;

    /// <summary>Takes a robot's limit.</summary>
    /// <param name="robot">The robot.</param>
    public SensorAgeGuard(RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        LongestNanoseconds = (long)Math.Round(1e9 * (robot.Safety.SensorAge ?? (ControlPeriods * robot.ControlPeriod)));
    }

    /// <summary>The oldest that the state may become, ns.</summary>
    public long LongestNanoseconds { get; }

    /// <summary>Looks at the age of the state.</summary>
    /// <param name="nowNanoseconds">The time on the loop's clock.</param>
    /// <param name="stateNanoseconds">When the state was measured.</param>
    /// <returns>Whether it is young enough to act on.</returns>
    public bool IsPassed(long nowNanoseconds, long stateNanoseconds) => nowNanoseconds - stateNanoseconds <= LongestNanoseconds;
}
