using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>What a description must satisfy beyond its shape: every section's ranges, and how the sections fit together.</summary>
internal static class RobotRules
{
    /// <summary>Checks a whole description.</summary>
    /// <param name="robot">The description.</param>
    /// <param name="problems">Receives what is wrong.</param>
    public static void Check(RobotDescription robot, ProblemList problems)
    {
        PeriodRules.Check(robot, problems);
        if (NameRules.Check(robot, problems))
        {
            TaskExpressions.Parse(robot, problems);
        }

        StateRules.Check(robot, problems);
        ActionRules.Check(robot, problems);
        ParameterRules.Check(robot, problems);
        TaskRules.Check(robot.Task, problems);
        ExplorationRules.Check(robot, problems);
        PlannerRules.Check(robot, problems);
        ModelRules.Check(robot.Model, problems);
        TrainingRules.Check(robot.Training, problems);
        SessionRules.Check(robot.Session, problems);
        SafetyRules.Check(robot, problems);
        LinkRules.Check(robot.Link, problems);
        IoRules.Check(robot, problems);
        ResetRules.Check(robot, problems);
    }
}
