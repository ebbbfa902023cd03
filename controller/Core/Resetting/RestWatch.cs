using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Robots;

namespace MbRlRobot.Resetting;

/// <summary>
/// Tells when a robot is at rest: all velocities small and all learned states inside their limits for a whole second. What counts
/// as small is a share of each velocity's limits, so that it needs no settings of its own. Allocates and throws nothing.
/// </summary>
internal sealed class RestWatch
{
    /// <summary>The share of a velocity's larger limit that is rest.</summary>
    public const double RestShare = 0.01;

    /// <summary>How long it has to last, ns.</summary>
    public const long LastingNanoseconds = 1_000_000_000;

    private readonly (int Index, double Limit)[] _velocities;
    private readonly (int Index, Interval Limits)[] _learned;
    private long _restingSince;

    /// <summary>Takes a robot's velocities and limits.</summary>
    /// <param name="robot">The robot.</param>
    public RestWatch(RobotDescription robot)
    {
        IEnumerable<(int Index, StateDescription State)> learned = robot.State.Index().Where(each => each.Item.Role.IsLearned);
        _learned = [.. learned.Select(each => (each.Index, each.State.Limits))];
        _velocities = [.. learned.Where(each => each.State.Source.IsVelocity)
            .Select(each => (each.Index, RestShare * Math.Max(Math.Abs(each.State.Limits.Low), Math.Abs(each.State.Limits.High))))];
    }

    /// <summary>Begins to watch.</summary>
    /// <param name="nowNanoseconds">The time.</param>
    public void Restart(long nowNanoseconds) => _restingSince = nowNanoseconds;

    /// <summary>Looks at a state.</summary>
    /// <param name="state">The state: [ds].</param>
    /// <param name="nowNanoseconds">The time.</param>
    /// <returns>Whether it has been at rest for long enough.</returns>
    public bool Update(ReadOnlySpan<float> state, long nowNanoseconds)
    {
        if (!IsSlow(state) || Outside(state) >= 0)
        {
            _restingSince = nowNanoseconds;
        }

        return nowNanoseconds - _restingSince >= LastingNanoseconds;
    }

    /// <summary>The first learned state outside its limits; -1 for none.</summary>
    /// <param name="state">The state: [ds].</param>
    public int Outside(ReadOnlySpan<float> state)
    {
        foreach ((int index, Interval limits) in _learned)
        {
            if (!limits.Contains(state[index]))
            {
                return index;
            }
        }

        return -1;
    }

    private bool IsSlow(ReadOnlySpan<float> state)
    {
        bool isSlow = true;
        foreach ((int index, double limit) in _velocities)
        {
            // a velocity that is no number is no rest
            isSlow &= Math.Abs(state[index]) <= limit;
        }

        return isSlow;
    }
}
