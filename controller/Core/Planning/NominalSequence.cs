using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Planning;

/// <summary>The action sequence around which candidates are drawn: moved on in time from decision to decision.</summary>
internal sealed class NominalSequence
{
    private readonly ActionBounds _bounds;
    private readonly WarmStartPad _pad;
    private readonly float[] _values;

    public NominalSequence(ActionBounds bounds, PlannerDescription planner)
    {
        _bounds = bounds;
        _pad = planner.Pad;
        _values = new float[planner.Horizon * bounds.Dimension];
        Reset();
    }

    /// <summary>The actions: [H][da].</summary>
    public Span<float> Values => _values;

    /// <summary>The middle of the limits, at every step.</summary>
    public void Reset()
    {
        for (int at = 0; at < _values.Length; at++)
        {
            _values[at] = _bounds.Middle(at % _bounds.Dimension);
        }
    }

    /// <summary>Drops the steps that were executed and pads the end.</summary>
    public void Shift(int steps)
    {
        int dimension = _bounds.Dimension;
        int kept = Math.Max(0, _values.Length - (steps * dimension));
        Span<float> last = stackalloc float[dimension];
        _values.AsSpan(_values.Length - dimension).CopyTo(last);
        _values.AsSpan(_values.Length - kept).CopyTo(_values);
        for (int at = kept; at < _values.Length; at++)
        {
            _values[at] = Pad(at % dimension, last);
        }
    }

    private float Pad(int action, ReadOnlySpan<float> last) => _pad switch
    {
        WarmStartPad.Repeat => last[action],
        WarmStartPad.Mid => _bounds.Middle(action),
        _ => _bounds.Clip(action, 0),
    };
}
