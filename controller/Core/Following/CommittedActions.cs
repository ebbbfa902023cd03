using System;

namespace MbRlRobot.Following;

/// <summary>
/// The actions that plans have laid down for the control periods to come. A newer plan overwrites an older one from the period
/// that it takes effect in; what has passed stays as it was. Allocates nothing after construction.
/// </summary>
internal sealed class CommittedActions
{
    private const long Nothing = -1;
    private readonly int _width;
    private readonly float[] _actions;
    private readonly long[] _periods;
    private readonly CommittedAction[] _origins;

    /// <summary>Makes room.</summary>
    /// <param name="horizon">H, the actions of a plan.</param>
    /// <param name="delaySteps">d, how far ahead plans take effect.</param>
    /// <param name="width">da, the actions of a period.</param>
    public CommittedActions(int horizon, int delaySteps, int width)
    {
        // a plan that takes effect d periods from now lays down H actions from there
        int capacity = horizon + delaySteps + 1;
        _width = width;
        _actions = new float[capacity * width];
        _periods = new long[capacity];
        _origins = new CommittedAction[capacity];
        Clear();
    }

    /// <summary>Forgets everything.</summary>
    public void Clear() => Array.Fill(_periods, Nothing);

    /// <summary>Lays a plan down.</summary>
    /// <param name="sequence">Its actions: [H][da].</param>
    /// <param name="effect">The period of its first action.</param>
    /// <param name="now">The period under way: what lies before it is left out.</param>
    /// <param name="tick">The decision's tick.</param>
    /// <param name="stateNanoseconds">When the state was measured that it was made from.</param>
    public void Put(ReadOnlySpan<float> sequence, long effect, long now, ulong tick, long stateNanoseconds)
    {
        int steps = sequence.Length / _width;
        for (int step = (int)Math.Min(steps, Math.Max(0, now - effect)); step < steps; step++)
        {
            int slot = SlotOf(effect + step);
            sequence.Slice(step * _width, _width).CopyTo(_actions.AsSpan(slot * _width));
            _periods[slot] = effect + step;
            _origins[slot] = new CommittedAction(tick, step, stateNanoseconds);
        }
    }

    /// <summary>What is laid down for a period.</summary>
    /// <param name="period">The period.</param>
    /// <param name="action">Receives the action: [da]; left as it is where there is none.</param>
    /// <param name="origin">Receives where it came from.</param>
    /// <returns>Whether there is one.</returns>
    public bool TryGet(long period, Span<float> action, out CommittedAction origin)
    {
        int slot = SlotOf(period);
        if (_periods[slot] != period)
        {
            origin = CommittedAction.None;
            return false;
        }

        _actions.AsSpan(slot * _width, _width).CopyTo(action);
        origin = _origins[slot];
        return true;
    }

    private int SlotOf(long period) => (int)(period % _periods.Length);
}
