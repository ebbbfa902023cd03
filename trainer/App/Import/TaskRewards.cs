using MbRlRobot.Ingest;
using MbRlRobot.Loop;
using MbRlRobot.Robots;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>Rewards of transitions that were logged without one, by the robot's task.</summary>
internal static class TaskRewards
{
    /// <summary>Makes the function.</summary>
    /// <param name="robot">The robot.</param>
    /// <returns>Computes a reward; before an episode's first action there was none, 0.</returns>
    public static TransitionReward Of(RobotDescription robot)
    {
        TaskJudge judge = new(robot);
        float[] none = new float[robot.Action.Count];
        return (transition, previous) => (float)judge.Judge(
            transition.State.Span,
            transition.Action.Span,
            previous is null ? none : previous.Action.Span,
            transition.NextState.Span,
            transition.Parameters.Span,
            transition.Step * robot.ControlPeriod,
            out _);
    }
}
