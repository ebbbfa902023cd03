using System;
using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>Brings particles, candidate per lane, into the rows of a batch and back.</summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="layout">States and actions.</param>
/// <param name="batch">The batch.</param>
/// <param name="lanes">The most candidates of a block.</param>
internal sealed class BatchRows<T>(DynamicsLayout layout, INetworkBatch batch, int lanes)
    where T : struct, ILanes<T>
{
    private readonly float[] _mean = GC.AllocateArray<float>(lanes, pinned: true);
    private readonly float[] _logVariance = GC.AllocateArray<float>(lanes, pinned: true);

    /// <summary>Runs the networks on what was put.</summary>
    public void Run() => batch.Run();

    /// <summary>Puts where a particle's candidates stand, and what they do, into rows.</summary>
    /// <param name="particle">The particle.</param>
    /// <param name="row">The first row; as many follow as the particle has lanes.</param>
    public void Put(ParticleState<T> particle, int row)
    {
        for (int state = 0; state < layout.StateDimension; state++)
        {
            Scatter(ref particle.State(state), particle.Lanes, batch.State[((row * layout.StateDimension) + state)..], layout.StateDimension);
        }

        for (int action = 0; action < layout.ActionDimension; action++)
        {
            Scatter(
                ref particle.Action(action), particle.Lanes, batch.Action[((row * layout.ActionDimension) + action)..], layout.ActionDimension);
        }
    }

    /// <summary>A state's means of the next value.</summary>
    /// <param name="state">Which state.</param>
    /// <param name="row">The first row.</param>
    /// <param name="count">How many lanes.</param>
    /// <returns>[count], until the next call.</returns>
    public ReadOnlySpan<float> Means(int state, int row, int count) => Gather(batch.NextMean, state, row, _mean.AsSpan(0, count));

    /// <summary>Makes a particle's next states as its rows have them, with noise.</summary>
    /// <param name="particle">The particle.</param>
    /// <param name="row">The first row.</param>
    /// <param name="noise">Standard normal numbers: [learned states].</param>
    public void Take(ParticleState<T> particle, int row, ReadOnlySpan<float> noise)
    {
        for (int learned = 0; learned < noise.Length; learned++)
        {
            LearnedState state = layout.Learned[learned];
            ref float mean = ref MemoryMarshal.GetReference(Means(state.Index, row, particle.Lanes));
            ref float logVariance = ref MemoryMarshal.GetReference(
                Gather(batch.LogVariance, state.Index, row, _logVariance.AsSpan(0, particle.Lanes)));
            ref float to = ref particle.NextState(state.Index);
            T epsilon = T.Broadcast(noise[learned]);
            for (int lane = 0; lane < particle.Lanes; lane += T.Count)
            {
                T deviation = LaneMath.Exp(T.Load(ref logVariance, lane) * T.Broadcast(0.5f));
                T next = T.FusedMultiplyAdd(deviation, epsilon, T.Load(ref mean, lane));
                (state.IsAngle ? LaneAngles.Wrap(next) : next).Store(ref to, lane);
            }
        }

        particle.ShiftActions();
    }

    private static void Scatter(ref float from, int count, Span<float> to, int step)
    {
        ReadOnlySpan<float> values = MemoryMarshal.CreateReadOnlySpan(ref from, count);
        for (int lane = 0; lane < values.Length; lane++)
        {
            to[lane * step] = values[lane];
        }
    }

    private Span<float> Gather(ReadOnlySpan<float> output, int state, int row, Span<float> values)
    {
        ReadOnlySpan<float> from = output[((row * layout.StateDimension) + state)..];
        for (int lane = 0; lane < values.Length; lane++)
        {
            values[lane] = from[lane * layout.StateDimension];
        }

        return values;
    }
}
