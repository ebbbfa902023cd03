using System;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The two periods: a control period is a whole number of I/O periods.</summary>
internal static class PeriodRules
{
    private const double RoundingError = 1e-6;

    public static void Check(RobotDescription robot, ProblemList problems)
    {
        problems.Range("$.ioPeriod", robot.IoPeriod, 1e-4, 10, "s");
        problems.Range("$.controlPeriod", robot.ControlPeriod, 1e-4, 100, "s");
        double ratio = robot.ControlPeriod / robot.IoPeriod;
        problems.Require(
            !(robot.IoPeriod > 0) || (Math.Round(ratio) >= 1 && Math.Abs(ratio - Math.Round(ratio)) < RoundingError * ratio),
            "$.controlPeriod",
            ProblemList.Text(robot.ControlPeriod),
            $"a whole multiple of ioPeriod, {ProblemList.Text(robot.IoPeriod)} s");
    }
}
