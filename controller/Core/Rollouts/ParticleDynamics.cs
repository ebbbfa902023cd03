using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>Moves a particle: runs the networks on where it stands and makes its next states.</summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="layout">What the networks' inputs and outputs are.</param>
/// <param name="kernel">The networks.</param>
/// <param name="particle">The particle.</param>
internal sealed class ParticleDynamics<T>(DynamicsLayout layout, EnsembleKernel<T> kernel, ParticleState<T> particle)
    : IMeanDynamics<T>
    where T : struct, ILanes<T>
{
    private readonly EnsembleMemory _networks = new(kernel.Architecture, particle.Stride);
    private readonly EnsembleMemory _start = new(kernel.Architecture, particle.Stride);
    private readonly float[] _changes = GC.AllocateArray<float>(layout.Learned.Count * particle.Stride, pinned: true);

    /// <inheritdoc/>
    public ParticleState<T> Particle => particle;

    /// <summary>Makes the next states as one member sees them, with noise.</summary>
    /// <param name="member">The member.</param>
    /// <param name="noise">Standard normal numbers: [learned states][a register].</param>
    public void Advance(int member, ref float noise)
    {
        Load(_networks);
        kernel.Forward(member, _networks);
        Draw(member, ref noise, _networks);
        Apply();
    }

    /// <summary>Runs a member on where all particles start and keeps what it says, for <see cref="AdvanceFromStart"/>.</summary>
    /// <param name="member">The member.</param>
    public void Start(int member)
    {
        Load(_start);
        kernel.Forward(member, _start);
    }

    /// <summary>As <see cref="Advance"/>, from the start, where the member was run already.</summary>
    /// <param name="member">The member of <see cref="Start"/>.</param>
    /// <param name="noise">Standard normal numbers: [learned states][a register].</param>
    public void AdvanceFromStart(int member, ref float noise)
    {
        Draw(member, ref noise, _start);
        Apply();
    }

    /// <summary>Leaves the changes that a member sees from the start.</summary>
    /// <param name="to">Receives them.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="member">The member of <see cref="Start"/>.</param>
    public void LeaveChanges(FirstStepDisagreement<T> to, int first, int member) => LeaveChanges(to, first, member, _start);

    /// <inheritdoc/>
    public void AdvanceMean() => AdvanceMean(null, 0);

    /// <summary>Makes the next states as the mean of all members.</summary>
    /// <param name="to">Receives each member's changes; null for nobody.</param>
    /// <param name="first">The block's first candidate.</param>
    public void AdvanceMean(FirstStepDisagreement<T>? to, int first)
    {
        Load(_networks);
        _changes.AsSpan().Clear();
        for (int member = 0; member < kernel.Architecture.Members; member++)
        {
            kernel.Forward(member, _networks);
            AddShare();
            if (to is not null)
            {
                LeaveChanges(to, first, member, _networks);
            }
        }

        Apply();
    }

    private void Load(EnsembleMemory networks)
    {
        networks.Active = particle.Lanes;
        kernel.Load(networks, ref particle.State(0), ref particle.Action(0));
    }

    /// <summary>Not to be inlined: together with its callers there is too much of it for the compiler to inline what it calls.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Draw(int member, ref float noise, EnsembleMemory networks)
    {
        for (int learned = 0; learned < layout.Learned.Count; learned++)
        {
            ref float change = ref Change(learned);
            T epsilon = T.Load(ref noise, learned * T.Count);
            for (int lane = 0; lane < particle.Lanes; lane += T.Count)
            {
                T deviation = kernel.Deviation(member, learned, networks, lane);
                T mean = kernel.Change(learned, networks, lane);
                T.FusedMultiplyAdd(deviation, epsilon, mean).Store(ref change, lane);
            }
        }
    }

    private void LeaveChanges(FirstStepDisagreement<T> to, int first, int member, EnsembleMemory networks)
    {
        ref float changes = ref to.Of(member, first);
        for (int learned = 0; learned < layout.Learned.Count; learned++)
        {
            T scale = T.Broadcast(kernel.ChangeScale[learned]);
            for (int lane = 0; lane < particle.Lanes; lane += T.Count)
            {
                (kernel.Change(learned, networks, lane) / scale).Store(ref changes, (learned * to.Stride) + lane);
            }
        }
    }

    private void AddShare()
    {
        T share = T.Broadcast(1f / kernel.Architecture.Members);
        for (int learned = 0; learned < layout.Learned.Count; learned++)
        {
            ref float sum = ref Change(learned);
            for (int lane = 0; lane < particle.Lanes; lane += T.Count)
            {
                T change = kernel.Change(learned, _networks, lane);
                T.FusedMultiplyAdd(share, change, T.Load(ref sum, lane)).Store(ref sum, lane);
            }
        }
    }

    private void Apply()
    {
        for (int learned = 0; learned < layout.Learned.Count; learned++)
        {
            Apply(layout.Learned[learned], ref Change(learned));
        }

        particle.ShiftActions();
    }

    private void Apply(LearnedState state, ref float change)
    {
        T period = T.Broadcast((float)layout.ControlPeriod);
        ref float from = ref particle.State(state.Index);
        ref float velocity = ref particle.State(Math.Max(0, state.Velocity));
        ref float to = ref particle.NextState(state.Index);
        for (int lane = 0; lane < particle.Lanes; lane += T.Count)
        {
            T next = T.Load(ref from, lane) + T.Load(ref change, lane);
            next = state.Velocity < 0 ? next : T.FusedMultiplyAdd(period, T.Load(ref velocity, lane), next);
            (state.IsAngle ? LaneAngles.Wrap(next) : next).Store(ref to, lane);
        }
    }

    private ref float Change(int learned) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_changes), learned * particle.Stride);
}
