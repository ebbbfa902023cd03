using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Boards;

/// <summary>How long drives go on with a command that is not followed by a newer one.</summary>
internal static class CommandLife
{
    private const double ControlPeriods = 3;
    private const double ShortestSeconds = 0.1;
    private const double NanosecondsPerSecond = 1e9;

    /// <summary>A robot's: three control periods, and 0.1 s at least.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>The time, ns.</returns>
    public static long NanosecondsOf(RobotDescription robot) =>
        (long)(NanosecondsPerSecond * Math.Max(ShortestSeconds, ControlPeriods * robot.ControlPeriod));
}
