using System;
using System.Collections.Generic;
using MbRlRobot.Numerics;

namespace MbRlRobot.Plants;

/// <summary>What the plants have in common: checks, equal substeps, wrapped angles.</summary>
/// <param name="kind">The plant's entry in the catalogue.</param>
/// <param name="physics">Its constants.</param>
/// <param name="longestSubstep">The longest substep that its integrator takes, s.</param>
public abstract class Plant(PlantKind kind, PlantPhysics physics, double longestSubstep) : IPlant
{
    /// <summary>What a time may exceed whole substeps by, as a fraction of one: a rounding error, not another substep.</summary>
    private const double Slack = 1e-9;

    /// <inheritdoc />
    public IReadOnlyList<PlantChannel> Channels => kind.Channels;

    /// <inheritdoc />
    public int ActionCount => kind.Actions.Count;

    /// <inheritdoc />
    public PlantPhysics Physics => physics;

    /// <inheritdoc />
    public void Rest(Span<double> action)
    {
        RequireLength(action.Length, kind.Actions.Count, nameof(action));
        for (int index = 0; index < action.Length; index++)
        {
            action[index] = kind.Actions[index].Rest;
        }
    }

    /// <inheritdoc />
    public void Step(Span<double> state, ReadOnlySpan<double> action, double seconds)
    {
        RequireLength(state.Length, kind.Channels.Count, nameof(state));
        RequireLength(action.Length, kind.Actions.Count, nameof(action));
        ArgumentOutOfRangeException.ThrowIfNegative(seconds);
        if (!double.IsFinite(seconds))
        {
            throw new ArgumentOutOfRangeException(nameof(seconds), seconds, "A time must be finite.");
        }

        double substeps = Math.Ceiling((seconds / longestSubstep) - Slack);
        for (double substep = 0; substep < substeps; substep++)
        {
            Substep(state, action, seconds / substeps);
        }

        Wrap(state);
    }

    /// <summary>Moves the state on by one substep.</summary>
    /// <param name="state">The state, [channels]; angles need not come out wrapped.</param>
    /// <param name="action">The action, [actions].</param>
    /// <param name="seconds">The substep's length, s.</param>
    protected abstract void Substep(Span<double> state, ReadOnlySpan<double> action, double seconds);

    private void Wrap(Span<double> state)
    {
        for (int channel = 0; channel < state.Length; channel++)
        {
            state[channel] = kind.Channels[channel].IsAngle ? Angles.Wrap(state[channel]) : state[channel];
        }
    }

    private void RequireLength(int length, int required, string parameter)
    {
        if (length != required)
        {
            throw new ArgumentException($"{kind.Name} takes {required} numbers here, not {length}.", parameter);
        }
    }
}
