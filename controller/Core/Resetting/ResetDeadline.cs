using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Resetting;

/// <summary>What all procedures share: the draw of an episode's goals, and the time that a procedure may take.</summary>
/// <param name="robot">The robot.</param>
/// <param name="timeoutSeconds">The most that a reset may take, s.</param>
internal sealed class ResetDeadline(RobotDescription robot, double timeoutSeconds)
{
    private readonly double[] _learned = new double[LearnedCount(robot)];
    private readonly double[] _parameters = new double[robot.Parameters.Count];
    private long _deadline;

    /// <summary>Begins.</summary>
    /// <param name="seed">Fixes what is drawn.</param>
    /// <param name="nowNanoseconds">The time.</param>
    /// <param name="parameters">Receives goals and set-points, drawn as for a simulated robot: [dp].</param>
    public void Begin(ulong seed, long nowNanoseconds, Span<float> parameters)
    {
        EpisodeStart.Draw(robot, seed, _learned, _parameters);
        for (int parameter = 0; parameter < _parameters.Length; parameter++)
        {
            parameters[parameter] = (float)_parameters[parameter];
        }

        _deadline = nowNanoseconds + (long)(1e9 * timeoutSeconds);
    }

    /// <summary>Whether the time is over.</summary>
    /// <param name="nowNanoseconds">The time.</param>
    public bool HasPassed(long nowNanoseconds) => nowNanoseconds >= _deadline;

    private static int LearnedCount(RobotDescription robot)
    {
        int learned = 0;
        foreach (StateDescription state in robot.State)
        {
            learned += state.Role.IsLearned ? 1 : 0;
        }

        return learned;
    }
}
