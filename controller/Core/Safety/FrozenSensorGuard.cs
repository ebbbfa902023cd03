using System;
using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.Safety;

/// <summary>
/// Finds a sensor that answers but no longer measures: while the robot is driven, the channel of a state does not read exactly the same
/// for <c>safety.frozen</c> seconds. Allocates and throws nothing after construction.
/// </summary>
public sealed class FrozenSensorGuard
{
    private readonly int[] _measured;
    private readonly double[] _last;
    private readonly long[] _since;
    private readonly long _longestNanoseconds;

    /// <summary>Takes a robot's limit.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="channels">The channels; those that no state is measured by, such as contacts, may stand still.</param>
    public FrozenSensorGuard(RobotDescription robot, IReadOnlyList<string> channels)
    {
        ArgumentNullException.ThrowIfNull(robot);
        ArgumentNullException.ThrowIfNull(channels);
        _longestNanoseconds = robot.Safety.Frozen is { } seconds ? (long)Math.Round(1e9 * seconds) : long.MaxValue;
        _measured = Measured(robot, channels);
        _last = new double[_measured.Length];
        _since = new long[_measured.Length];
        Restart();
    }

    /// <summary>Begins anew: nothing has been read.</summary>
    public void Restart() => Array.Fill(_last, double.NaN);

    /// <summary>Looks at a reading.</summary>
    /// <param name="channels">What the channels read: [channels].</param>
    /// <param name="action">The action in force: [da].</param>
    /// <param name="nowNanoseconds">The time on the loop's clock.</param>
    /// <returns>The first channel that stands still for too long; -1 for none.</returns>
    public int FirstFrozen(ReadOnlySpan<double> channels, ReadOnlySpan<float> action, long nowNanoseconds)
    {
        bool isDriven = IsDriven(action);
        int frozen = -1;
        for (int index = _measured.Length - 1; index >= 0; index--)
        {
            double value = channels[_measured[index]];
            if (!isDriven || value != _last[index])
            {
                (_last[index], _since[index]) = (value, nowNanoseconds);
            }

            frozen = nowNanoseconds - _since[index] > _longestNanoseconds ? _measured[index] : frozen;
        }

        return frozen;
    }

    /// <summary>By hand: the library's search makes a comparer at its first use, in a tick.</summary>
    private static bool IsDriven(ReadOnlySpan<float> action)
    {
        foreach (float value in action)
        {
            if (value != 0)
            {
                return true;
            }
        }

        return false;
    }

    private static int[] Measured(RobotDescription robot, IReadOnlyList<string> channels)
    {
        List<int> measured = [];
        for (int channel = 0; channel < channels.Count; channel++)
        {
            StateSource source = new(channels[channel], IsVelocity: false);
            foreach (StateDescription state in robot.State)
            {
                if (state.Role.IsLearned && state.Source == source)
                {
                    measured.Add(channel);
                }
            }
        }

        return [.. measured];
    }
}
