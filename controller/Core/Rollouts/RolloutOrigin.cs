using System;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Rollouts;

/// <summary>Where a decision starts: a copy of <see cref="RolloutStart"/>.</summary>
/// <param name="robot">The robot, for the lengths.</param>
public sealed class RolloutOrigin(RobotDescription robot)
{
    private readonly float[] _state = new float[robot.State.Count];
    private readonly float[] _previousAction = new float[robot.Action.Count];
    private readonly float[] _parameters = new float[robot.Parameters.Count];

    /// <summary>The state: [ds].</summary>
    public ReadOnlySpan<float> State => _state;

    /// <summary>The action applied last: [da].</summary>
    public ReadOnlySpan<float> PreviousAction => _previousAction;

    /// <summary>Goals and set-points: [dp].</summary>
    public ReadOnlySpan<float> Parameters => _parameters;

    /// <summary>Seconds since the episode began.</summary>
    public float TimeSeconds { get; private set; }

    /// <summary>The decision's seed.</summary>
    public ulong Seed { get; private set; }

    /// <summary>Takes a start over; neither allocates nor keeps it.</summary>
    /// <param name="start">The start.</param>
    /// <exception cref="ArgumentException">A length is not the robot's.</exception>
    public void Set(in RolloutStart start)
    {
        Copy(start.State, _state, "state");
        Copy(start.PreviousAction, _previousAction, "previous action");
        Copy(start.Parameters, _parameters, "parameters");
        (TimeSeconds, Seed) = (start.TimeSeconds, start.Seed);
    }

    /// <summary>The start again.</summary>
    /// <returns>A view of this copy.</returns>
    public RolloutStart ToStart() => new(_state, _previousAction, _parameters, TimeSeconds, Seed);

    private static void Copy(ReadOnlySpan<float> from, float[] to, string name)
    {
        if (from.Length != to.Length)
        {
            throw new ArgumentException($"The {name} has {from.Length} values; the robot has {to.Length}.", name);
        }

        from.CopyTo(to);
    }
}
