using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Evaluation;

/// <summary>Many states side by side, lane by lane, as one member moves them on. Rows: [dimension][lanes].</summary>
internal sealed class LaneBlock
{
    private const int Multiple = 16;
    private readonly DynamicsLayout _layout;

    /// <summary>Makes room.</summary>
    /// <param name="layout">The robot's layout.</param>
    /// <param name="count">The lanes that are used, at least 1; those up to a multiple of 16 are padding.</param>
    public LaneBlock(DynamicsLayout layout, int count)
    {
        _layout = layout;
        Lanes = (count + Multiple - 1) / Multiple * Multiple;
        States = new float[layout.StateDimension * Lanes];
        Actions = new float[layout.ActionDimension * Lanes];
        Changes = new float[layout.Learned.Count * Lanes];
        Variances = new float[layout.Learned.Count * Lanes];
    }

    /// <summary>The lanes, padding included.</summary>
    public int Lanes { get; }

    /// <summary>The states, angles in [-pi, pi): [ds][lanes].</summary>
    public float[] States { get; }

    /// <summary>The actions: [da][lanes].</summary>
    public float[] Actions { get; }

    /// <summary>The means of the changes beyond the kinematic prior: [learned states][lanes].</summary>
    public float[] Changes { get; }

    /// <summary>Their variances, in unit squared: [learned states][lanes].</summary>
    public float[] Variances { get; }

    /// <summary>Puts a lane into a state.</summary>
    /// <param name="lane">Which lane.</param>
    /// <param name="state">The state: [ds].</param>
    public void SetState(int lane, ReadOnlySpan<float> state)
    {
        Set(States, lane, state);
        foreach (LearnedState learned in _layout.Learned)
        {
            ref float value = ref States[(learned.Index * Lanes) + lane];
            value = learned.IsAngle ? Angles.Wrap(value) : value;
        }
    }

    /// <summary>Gives a lane its action.</summary>
    /// <param name="lane">Which lane.</param>
    /// <param name="action">The action as applied: [da].</param>
    public void SetAction(int lane, ReadOnlySpan<float> action) => Set(Actions, lane, action);

    /// <summary>Moves all lanes on by the changes that were predicted.</summary>
    /// <param name="noise">Standard normal numbers, [learned states][lanes]; empty moves on by the means.</param>
    public void Move(ReadOnlySpan<float> noise)
    {
        for (int learned = 0; learned < _layout.Learned.Count; learned++)
        {
            MoveLearned(_layout.Learned[learned], learned * Lanes, noise);
        }

        foreach (LaggedState lagged in _layout.Lagged)
        {
            Span<float> source = lagged.Source < 0 ? Row(Actions, lagged.Action) : Row(States, lagged.Source);
            source.CopyTo(Row(States, lagged.Index));
        }

        for (int learned = 0; learned < _layout.Learned.Count; learned++)
        {
            Row(Changes, learned).CopyTo(Row(States, _layout.Learned[learned].Index));
        }
    }

    /// <summary>Turns changes into next states, in place: the old states are still needed.</summary>
    private void MoveLearned(LearnedState state, int first, ReadOnlySpan<float> noise)
    {
        for (int lane = 0; lane < Lanes; lane++)
        {
            float change = Changes[first + lane];
            change = noise.IsEmpty ? change : MathF.FusedMultiplyAdd(MathF.Sqrt(Variances[first + lane]), noise[first + lane], change);
            float next = States[(state.Index * Lanes) + lane] + change;
            next = state.Velocity < 0
                ? next
                : MathF.FusedMultiplyAdd((float)_layout.ControlPeriod, States[(state.Velocity * Lanes) + lane], next);
            Changes[first + lane] = state.IsAngle ? Angles.Wrap(next) : next;
        }
    }

    private Span<float> Row(float[] rows, int row) => rows.AsSpan(row * Lanes, Lanes);

    private void Set(float[] rows, int lane, ReadOnlySpan<float> values)
    {
        for (int row = 0; row < values.Length; row++)
        {
            rows[(row * Lanes) + lane] = values[row];
        }
    }
}
