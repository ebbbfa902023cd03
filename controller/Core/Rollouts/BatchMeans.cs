using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>What the members' means make of one particle, all members in one batch.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class BatchMeans<T> : IMeanDynamics<T>
    where T : struct, ILanes<T>
{
    private readonly DynamicsLayout _layout;
    private readonly BatchRows<T> _rows;
    private readonly float[] _scale;
    private readonly float[] _sum;
    private readonly int _members;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and decision.</param>
    /// <param name="network">The networks.</param>
    /// <param name="particle">The particle.</param>
    public BatchMeans(RolloutSettings settings, IBatchNetwork network, ParticleState<T> particle)
    {
        Particle = particle;
        _layout = settings.Layout;
        _members = settings.Architecture.Members;
        _scale = network.ChangeScale.ToArray();
        _sum = GC.AllocateArray<float>(particle.Stride, pinned: true);
        _rows = new BatchRows<T>(_layout, network.CreateBatch(particle.Stride), particle.Stride);
    }

    /// <inheritdoc/>
    public ParticleState<T> Particle { get; }

    /// <inheritdoc/>
    public void AdvanceMean()
    {
        Run();
        for (int learned = 0; learned < _layout.Learned.Count; learned++)
        {
            Average(_layout.Learned[learned]);
        }

        Particle.ShiftActions();
    }

    /// <summary>Has every member leave its changes from where the particle stands.</summary>
    /// <param name="to">Receives them.</param>
    /// <param name="first">The block's first candidate.</param>
    public void LeaveChanges(FirstStepDisagreement<T> to, int first)
    {
        Run();
        for (int row = 0; row < _members * _layout.Learned.Count; row++)
        {
            (int member, int learned) = Math.DivRem(row, _layout.Learned.Count);
            ReadOnlySpan<float> means = MeansOf(member, _layout.Learned[learned]);
            StoreChange(means, learned, ref Unsafe.Add(ref to.Of(member, first), learned * to.Stride));
        }
    }

    private void Run()
    {
        for (int member = 0; member < _members; member++)
        {
            _rows.Put(Particle, member * Particle.Stride);
        }

        _rows.Run();
    }

    private ReadOnlySpan<float> MeansOf(int member, LearnedState state) =>
        _rows.Means(state.Index, member * Particle.Stride, Particle.Lanes);

    /// <summary>The state and the mean of its changes: members that agree lose nothing.</summary>
    private void Average(LearnedState state)
    {
        ref float from = ref Particle.State(state.Index);
        ref float sum = ref MemoryMarshal.GetArrayDataReference(_sum);
        ref float to = ref Particle.NextState(state.Index);
        _sum.AsSpan().Clear();
        for (int member = 0; member < _members; member++)
        {
            AddShare(ref MemoryMarshal.GetReference(MeansOf(member, state)), ref from, ref sum);
        }

        for (int lane = 0; lane < Particle.Lanes; lane += T.Count)
        {
            T next = T.Load(ref from, lane) + T.Load(ref sum, lane);
            (state.IsAngle ? LaneAngles.Wrap(next) : next).Store(ref to, lane);
        }
    }

    private void AddShare(ref float means, ref float from, ref float sum)
    {
        T share = T.Broadcast(1f / _members);
        for (int lane = 0; lane < Particle.Lanes; lane += T.Count)
        {
            T change = T.Load(ref means, lane) - T.Load(ref from, lane);
            T.FusedMultiplyAdd(share, change, T.Load(ref sum, lane)).Store(ref sum, lane);
        }
    }

    private void StoreChange(ReadOnlySpan<float> means, int learned, ref float to)
    {
        LearnedState state = _layout.Learned[learned];
        T period = T.Broadcast(state.Velocity < 0 ? 0f : (float)_layout.ControlPeriod);
        ref float mean = ref Unsafe.AsRef(in MemoryMarshal.GetReference(means));
        ref float from = ref Particle.State(state.Index);
        ref float velocity = ref Particle.State(Math.Max(0, state.Velocity));
        for (int lane = 0; lane < Particle.Lanes; lane += T.Count)
        {
            T change = T.Load(ref mean, lane) - T.Load(ref from, lane) - (period * T.Load(ref velocity, lane));
            (change / T.Broadcast(_scale[learned])).Store(ref to, lane);
        }
    }
}
