using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The guards: a fallback chain that ends in stop, an external watchdog, the disagreement guard.</summary>
internal static class SafetyRules
{
    public static void Check(RobotDescription robot, ProblemList problems)
    {
        SafetyDescription safety = robot.Safety;
        CheckGuards(safety, problems);
        CheckAges(robot, problems);
    }

    private static void CheckGuards(SafetyDescription safety, ProblemList problems)
    {
        string chain = "[" + string.Join(", ", safety.Fallback.Select(each => JsonText.Of(each).Trim('"'))) + "]";
        problems.Require(
            safety.Fallback.Count > 0 && safety.Fallback[^1] == FallbackKind.Stop && safety.Fallback.Distinct().Count() == safety.Fallback.Count,
            "$.safety.fallback",
            chain,
            "each of planTail, hold, damp at most once, then stop");
        problems.Require(
            safety.Watchdog is null or (>= 0.01 and <= 10), "$.safety.watchdog", ProblemList.Text(safety.Watchdog ?? 0), "seconds from 0.01 to 10, or nothing");
        problems.Require(
            safety.Watchdog is null || safety.Enable, "$.safety.watchdog", ProblemList.Text(safety.Watchdog ?? 0), "a watchdog only with an enable line to cut (enable: true)");
        problems.Require(
            safety.Disagreement is null or (> 0 and <= 1000), "$.safety.disagreement", ProblemList.Text(safety.Disagreement ?? 0), "a multiple of the manifest's threshold above 0 to 1000, or nothing");
    }

    private static void CheckAges(RobotDescription robot, ProblemList problems)
    {
        SafetyDescription safety = robot.Safety;
        double regular = (robot.Planner.ReplanEverySteps + (robot.Planner.DelaySteps ?? 1)) * robot.ControlPeriod;
        problems.Require(
            safety.PlanAge is null || (safety.PlanAge > regular && safety.PlanAge <= 60),
            "$.safety.planAge",
            ProblemList.Text(safety.PlanAge ?? 0),
            $"seconds above {ProblemList.Text(regular)}, the age that plans reach which are replaced in time, to 60, or nothing");
        problems.Require(
            safety.SensorAge is null || (safety.SensorAge >= robot.IoPeriod && safety.SensorAge <= 10),
            "$.safety.sensorAge",
            ProblemList.Text(safety.SensorAge ?? 0),
            $"seconds from the I/O period, {ProblemList.Text(robot.IoPeriod)}, to 10, or nothing");
        problems.Require(
            safety.Frozen is null || (safety.Frozen >= robot.ControlPeriod && safety.Frozen <= 60),
            "$.safety.frozen",
            ProblemList.Text(safety.Frozen ?? 0),
            $"seconds from the control period, {ProblemList.Text(robot.ControlPeriod)}, to 60, or nothing");
    }
}
