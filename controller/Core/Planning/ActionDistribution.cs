using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Planning;

/// <summary>
/// A normal distribution for each action of the horizon, which elites narrow down. Elites are summed up in double precision, in
/// the order of their rank; mean and deviation are kept in single.
/// </summary>
internal sealed class ActionDistribution
{
    private readonly ActionBounds _bounds;
    private readonly NominalSequence _mean;
    private readonly double _initialStd;
    private readonly double _momentum;
    private readonly float[] _std;

    public ActionDistribution(ActionBounds bounds, PlannerDescription planner)
    {
        _bounds = bounds;
        _mean = new NominalSequence(bounds, planner);
        _initialStd = planner.InitialStd;
        _momentum = planner.Momentum;
        _std = new float[_mean.Values.Length];
        Widen();
    }

    /// <summary>The means: [H][da].</summary>
    public ReadOnlySpan<float> Mean => _mean.Values;

    /// <summary>Back to the middle of the limits and the first deviation.</summary>
    public void Reset()
    {
        _mean.Reset();
        Widen();
    }

    /// <summary>On to the next decision: the mean is shifted, the deviation is the first again.</summary>
    public void Shift(int steps)
    {
        _mean.Shift(steps);
        Widen();
    }

    /// <summary>Moves mean and deviation towards the elites'. One elite alone says nothing about the deviation, which then stays.</summary>
    public void Refit(EliteSet elites)
    {
        for (int at = 0; at < _std.Length; at++)
        {
            double mean = elites.MeanOf(at);
            _mean.Values[at] = Blend(_mean.Values[at], mean);
            if (elites.Count > 1)
            {
                _std[at] = Blend(_std[at], Math.Sqrt(elites.VarianceOf(at, mean)));
            }
        }
    }

    /// <summary>Draws one action of one step for many candidates, clipped to the limits.</summary>
    public void Draw(int at, ReadOnlySpan<float> normal, Span<float> row)
    {
        (float mean, float std, int action) = (Mean[at], _std[at], at % _bounds.Dimension);
        for (int candidate = 0; candidate < row.Length; candidate++)
        {
            row[candidate] = _bounds.Clip(action, mean + (std * normal[candidate]));
        }
    }

    private float Blend(float old, double fresh) => (float)((_momentum * old) + ((1 - _momentum) * fresh));

    private void Widen()
    {
        for (int at = 0; at < _std.Length; at++)
        {
            _std[at] = (float)(_initialStd * _bounds.HalfRange(at % _bounds.Dimension));
        }
    }
}
