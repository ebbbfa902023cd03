using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>Moves a particle: runs the networks on where it stands and makes its next states.</summary>
/// <typeparam name="T">The lanes.</typeparam>
/// <param name="settings">Robot and model.</param>
/// <param name="particle">The particle.</param>
internal sealed class ParticleDynamics<T>(RolloutSettings<T> settings, ParticleState<T> particle)
    where T : struct, ILanes<T>
{
    private readonly EnsembleKernel<T> _kernel = settings.Kernel;
    private readonly DynamicsLayout _layout = settings.Layout;
    private readonly LaggedState[] _lagged = [.. settings.Layout.Lagged];
    private readonly EnsembleMemory _networks = new(settings.Kernel.Architecture, particle.Stride);
    private readonly float[] _changes = GC.AllocateArray<float>(
        settings.Layout.Learned.Count * particle.Stride, pinned: true);

    /// <summary>Makes the next states as one member sees them, with noise.</summary>
    /// <param name="member">The member.</param>
    /// <param name="noise">Standard normal numbers: [learned states].</param>
    public void Advance(int member, ReadOnlySpan<float> noise)
    {
        LoadNetworks();
        _kernel.Forward(member, _networks);
        for (int learned = 0; learned < noise.Length; learned++)
        {
            ref float change = ref Change(learned);
            T epsilon = T.Broadcast(noise[learned]);
            for (int lane = 0; lane < particle.Lanes; lane += T.Count)
            {
                T deviation = LaneMath.Exp(_kernel.LogVariance(member, learned, _networks, lane) * T.Broadcast(0.5f));
                T mean = _kernel.Change(learned, _networks, lane);
                T.FusedMultiplyAdd(deviation, epsilon, mean).Store(ref change, lane);
            }
        }

        Apply();
    }

    /// <summary>Makes the next states as the mean of all members, without noise.</summary>
    public void AdvanceMean()
    {
        LoadNetworks();
        _changes.AsSpan().Clear();
        for (int member = 0; member < _kernel.Architecture.Members; member++)
        {
            _kernel.Forward(member, _networks);
            AddShare();
        }

        Apply();
    }

    /// <summary>
    /// One member's change of every learned state, beyond the kinematic prior, from where the particle stands.
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="changes">
    /// Receives the changes in units of their standard deviation over the data: [learned states][stride].
    /// </param>
    public void Changes(int member, Span<float> changes)
    {
        LoadNetworks();
        _kernel.Forward(member, _networks);
        ref float to = ref MemoryMarshal.GetReference(changes);
        for (int learned = 0; learned < _layout.Learned.Count; learned++)
        {
            T scale = T.Broadcast(_kernel.ChangeScale[learned]);
            for (int lane = 0; lane < particle.Lanes; lane += T.Count)
            {
                (_kernel.Change(learned, _networks, lane) / scale).Store(ref to, (learned * particle.Stride) + lane);
            }
        }
    }

    private void LoadNetworks()
    {
        _networks.Active = particle.Lanes;
        _kernel.Load(_networks, ref particle.State(0), ref particle.Action(0));
    }

    private void AddShare()
    {
        T share = T.Broadcast(1f / _kernel.Architecture.Members);
        for (int learned = 0; learned < _layout.Learned.Count; learned++)
        {
            ref float sum = ref Change(learned);
            for (int lane = 0; lane < particle.Lanes; lane += T.Count)
            {
                T change = _kernel.Change(learned, _networks, lane);
                T.FusedMultiplyAdd(share, change, T.Load(ref sum, lane)).Store(ref sum, lane);
            }
        }
    }

    private void Apply()
    {
        for (int learned = 0; learned < _layout.Learned.Count; learned++)
        {
            Apply(_layout.Learned[learned], ref Change(learned));
        }

        foreach (LaggedState lagged in _lagged)
        {
            ref float source = ref lagged.Source < 0
                ? ref particle.Action(lagged.Action)
                : ref particle.State(lagged.Source);
            MemoryMarshal.CreateReadOnlySpan(ref source, particle.Lanes)
                .CopyTo(MemoryMarshal.CreateSpan(ref particle.NextState(lagged.Index), particle.Lanes));
        }
    }

    private void Apply(LearnedState state, ref float change)
    {
        T period = T.Broadcast((float)_layout.ControlPeriod);
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
