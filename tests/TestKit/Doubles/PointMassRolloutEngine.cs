using System;
using MbRlRobot.Ports;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>Rolls out a mass on a line, one action pushing it: known physics instead of a model, and no noise.</summary>
/// <param name="maximumCandidates">The most candidates.</param>
public sealed class PointMassRolloutEngine(int maximumCandidates) : IRolloutEngine
{
    private const float Dt = 0.1f;

    private float _position;
    private float _velocity;

    /// <inheritdoc />
    public int MaximumCandidates => maximumCandidates;

    /// <inheritdoc />
    public void Begin(in RolloutStart start) => (_position, _velocity) = (start.State[0], start.State[1]);

    /// <inheritdoc />
    public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements)
    {
        int notFinite = 0;
        disagreements.Clear();
        for (int candidate = 0; candidate < candidates.Count; candidate++)
        {
            returns[candidate] = Return(candidates, candidate);
            if (!float.IsFinite(returns[candidate]))
            {
                returns[candidate] = float.NegativeInfinity;
                notFinite++;
            }
        }

        return notFinite;
    }

    /// <inheritdoc />
    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state)
    {
        (float position, float velocity) = (start.State[0], start.State[1]);
        foreach (float action in actions)
        {
            velocity += Dt * action;
            position += Dt * velocity;
        }

        (state[0], state[1]) = (position, velocity);
        return float.IsFinite(position);
    }

    /// <inheritdoc />
    public void Dispose() => (_position, _velocity) = (0, 0);

    private float Return(ActionSequenceBatch candidates, int candidate)
    {
        (float position, float velocity, float sum) = (_position, _velocity, 0);
        for (int step = 0; step < candidates.Horizon; step++)
        {
            velocity += Dt * candidates.Row(step, 0)[candidate];
            position += Dt * velocity;
            sum -= position * position;
        }

        return sum;
    }
}
