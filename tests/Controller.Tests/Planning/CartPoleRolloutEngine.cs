using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Controller.Tests.Planning;

/// <summary>Rolls candidates out through the cart-pole's own equations: planning with a perfect model.</summary>
internal sealed class CartPoleRolloutEngine(int maximumCandidates) : IRolloutEngine
{
    private CartPole _start;

    public int MaximumCandidates => maximumCandidates;

    public void Begin(in RolloutStart start) => _start = Read(start);

    public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements)
    {
        disagreements.Clear();
        for (int candidate = 0; candidate < candidates.Count; candidate++)
        {
            (CartPole state, double sum) = (_start, 0);
            for (int step = 0; step < candidates.Horizon; step++)
            {
                double action = candidates.Row(step, 0)[candidate];
                state = state.Next(action);
                sum += state.Reward(action);
            }

            returns[candidate] = (float)sum;
        }

        return 0;
    }

    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state)
    {
        CartPole at = Read(start);
        foreach (float action in actions)
        {
            at = at.Next(action);
        }

        (state[0], state[1], state[2], state[3]) = ((float)at.X, (float)at.Theta, (float)at.XDot, (float)at.ThetaDot);
        return true;
    }

    public void Dispose() => _start = default;

    private static CartPole Read(in RolloutStart start) => new(start.State[0], start.State[1], start.State[2], start.State[3]);
}
