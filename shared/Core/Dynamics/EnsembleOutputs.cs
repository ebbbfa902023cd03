using System;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Dynamics;

/// <summary>
/// What the built-in kernels make of a model, in the terms of its file: <c>next_mean</c> and <c>log_var</c> of rows of states and
/// actions. Golden vectors and other runtimes are compared with it.
/// </summary>
public static class EnsembleOutputs
{
    /// <summary>Computes both outputs; every member works on rows of its own.</summary>
    /// <param name="model">The model.</param>
    /// <param name="layout">The layout of the robot that it is for.</param>
    /// <param name="state">The states, angles in [-pi, pi): [E, B, ds].</param>
    /// <param name="action">The actions: [E, B, da].</param>
    /// <param name="nextMean">Receives the means of the next states, angles not wrapped: [E, B, ds].</param>
    /// <param name="logVariance">Receives the natural logarithms of their variances: [E, B, ds].</param>
    /// <param name="width">The width of lanes; it does not change the result.</param>
    /// <exception cref="ArgumentException">The lengths do not fit each other or the model.</exception>
    public static void Compute(
        EnsembleModel model,
        DynamicsLayout layout,
        ReadOnlySpan<float> state,
        ReadOnlySpan<float> action,
        Span<float> nextMean,
        Span<float> logVariance,
        LaneWidth width)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(layout);
        int rows = state.Length / layout.StateDimension;
        if (rows % model.Members.Architecture.Members != 0
            || state.Length != rows * layout.StateDimension
            || action.Length != rows * layout.ActionDimension
            || (nextMean.Length, logVariance.Length) != (state.Length, state.Length))
        {
            throw new ArgumentException(
                $"States, actions and outputs have {state.Length}, {action.Length}, {nextMean.Length} and {logVariance.Length} numbers; " +
                $"each needs a row for each of the {model.Members.Architecture.Members} members, or a multiple of that.", nameof(state));
        }

        ILaneOutputs outputs = LaneDispatch.Create<ILaneOutputs, Factory>(new Factory(model, layout), width);
        int perMember = rows / model.Members.Architecture.Members;
        for (int row = 0; row < rows; row++)
        {
            int at = row * layout.StateDimension;
            outputs.Compute(
                row / perMember,
                state.Slice(at, layout.StateDimension),
                action.Slice(row * layout.ActionDimension, layout.ActionDimension),
                nextMean.Slice(at, layout.StateDimension),
                logVariance.Slice(at, layout.StateDimension));
        }
    }

    private interface ILaneOutputs
    {
        void Compute(
            int member, ReadOnlySpan<float> state, ReadOnlySpan<float> action, Span<float> nextMean, Span<float> logVariance);
    }

    private sealed record Factory(EnsembleModel Model, DynamicsLayout Layout) : ILaneFactory<ILaneOutputs>
    {
        public ILaneOutputs Create<TLanes>()
            where TLanes : struct, ILanes<TLanes> => new LaneOutputs<TLanes>(Model, Layout);
    }

    /// <summary>One row at a time, the same in all lanes: for checks, where speed does not matter.</summary>
    private sealed class LaneOutputs<T>(EnsembleModel model, DynamicsLayout layout) : ILaneOutputs
        where T : struct, ILanes<T>
    {
        private const int Lanes = 16;
        private readonly EnsembleKernel<T> _kernel = new(model, layout);
        private readonly EnsembleMemory _memory = new(model.Members.Architecture, Lanes);
        private readonly float[] _state = new float[layout.StateDimension * Lanes];
        private readonly float[] _action = new float[layout.ActionDimension * Lanes];

        public void Compute(
            int member, ReadOnlySpan<float> state, ReadOnlySpan<float> action, Span<float> nextMean, Span<float> logVariance)
        {
            Spread(state, _state);
            Spread(action, _action);
            _kernel.Load(_memory, ref MemoryMarshal.GetArrayDataReference(_state), ref MemoryMarshal.GetArrayDataReference(_action));
            _kernel.Forward(member, _memory);
            for (int learned = 0; learned < layout.Learned.Count; learned++)
            {
                LearnedState target = layout.Learned[learned];
                float prior = target.Velocity < 0 ? 0 : (float)layout.ControlPeriod * state[target.Velocity];
                nextMean[target.Index] = state[target.Index] + prior + First(_kernel.Change(learned, _memory, 0));
                logVariance[target.Index] = First(_kernel.LogVariance(member, learned, _memory, 0));
            }

            foreach (LaggedState lagged in layout.Lagged)
            {
                nextMean[lagged.Index] = lagged.Source < 0 ? action[lagged.Action] : state[lagged.Source];
                logVariance[lagged.Index] = ReferenceEnsemble.ExactLogVariance;
            }
        }

        private static float First(T value)
        {
            Span<float> lanes = stackalloc float[Lanes];
            value.Store(ref MemoryMarshal.GetReference(lanes), 0);
            return lanes[0];
        }

        private static void Spread(ReadOnlySpan<float> values, float[] rows)
        {
            for (int row = 0; row < values.Length; row++)
            {
                rows.AsSpan(row * Lanes, Lanes).Fill(values[row]);
            }
        }
    }
}
