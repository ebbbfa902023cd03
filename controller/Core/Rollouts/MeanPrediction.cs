using System;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>Where the mean of the members takes a robot under actions already committed.</summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="settings">The robot.</param>
/// <param name="dynamics">What moves it.</param>
internal sealed class MeanPrediction<T>(RolloutSettings settings, IMeanDynamics<T> dynamics)
    where T : struct, ILanes<T>
{
    private readonly ActionSequenceBatch _committed = new(1, settings.Layout.ActionDimension, 1) { Count = 1 };
    private readonly RolloutOrigin _start = new(settings.Robot);

    /// <inheritdoc cref="IRolloutEngine.Predict"/>
    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state)
    {
        _start.Set(start);
        dynamics.Particle.Start(_start, ActionSequenceBatch.LaneMultiple);
        for (int first = 0; first < actions.Length; first += _committed.ActionDimension)
        {
            for (int action = 0; action < _committed.ActionDimension; action++)
            {
                _committed.Row(0, action).Fill(actions[first + action]);
            }

            dynamics.Particle.Act(_committed, 0, 0);
            dynamics.AdvanceMean();
            dynamics.Particle.Move();
        }

        return TakeState(state);
    }

    private bool TakeState(Span<float> state)
    {
        bool isFinite = true;
        for (int index = 0; index < state.Length; index++)
        {
            state[index] = dynamics.Particle.State(index);
            isFinite &= float.IsFinite(state[index]);
        }

        return isFinite;
    }
}
