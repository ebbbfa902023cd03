using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Acceptance.Learning;

/// <summary>Where an episode starts.</summary>
/// <param name="States">The learned states.</param>
/// <param name="Parameters">Goals and set-points.</param>
public sealed record CourseStart(double[] States, double[] Parameters)
{
    /// <summary>Draws starts as a run would, from a stream of their own that no run uses.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="count">How many.</param>
    /// <param name="seed">Fixes them.</param>
    public static CourseStart[] Draw(RobotDescription robot, int count, ulong seed) =>
        [.. Enumerable.Range(0, count).Select(start => One(robot, new Philox(seed).Derive((ulong)start)))];

    private static CourseStart One(RobotDescription robot, ulong seed)
    {
        CourseStart start = new(new double[robot.State.Count(state => state.Role.IsLearned)], new double[robot.Parameters.Count]);
        EpisodeStart.Draw(robot, seed, start.States, start.Parameters);
        return start;
    }
}
