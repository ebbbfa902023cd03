using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The action vector.</summary>
internal static class ActionRules
{
    /// <summary>The most actions a robot may have: fewer than a transition could hold.</summary>
    private const int Most = 32;

    public static void Check(RobotDescription robot, ProblemList problems)
    {
        problems.Range("$.action", robot.Action.Count, 1, Most, "actions");
        for (int index = 0; index < robot.Action.Count; index++)
        {
            ActionDescription action = robot.Action[index];
            IntervalRules.Ordered($"$.action[{index}].limits", action.Limits, problems);
            problems.Require(
                action.Slew is null or > 0,
                $"$.action[{index}].slew",
                ProblemList.Text(action.Slew ?? 0),
                $"a number above 0 {action.Unit}/s, or no slew at all");
            problems.Require(
                action.Stop != StopPolicy.Ramp || action.Slew is not null,
                $"$.action[{index}].stop",
                "\"ramp\" without a slew",
                "\"ramp\" together with a slew to ramp at");
        }
    }
}
