using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>
/// How much the members disagree about a candidate's first step: the largest over learned states of the standard
/// deviation of their means, over the standard deviation of the state's change (beyond the kinematic prior) in the
/// data. Infinite where a mean is not finite, so that no threshold lets it pass.
/// </summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class FirstStepDisagreement<T>
    where T : struct, ILanes<T>
{
    private readonly RolloutOrigin _origin;
    private readonly float[] _changes;
    private readonly float[] _largest;
    private readonly int _members;
    private readonly int _learned;
    private readonly int _lanes;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and model.</param>
    /// <param name="lanes">The most candidates of a block.</param>
    public FirstStepDisagreement(RolloutSettings<T> settings, int lanes)
    {
        _members = settings.Kernel.Architecture.Members;
        _learned = settings.Layout.Learned.Count;
        _lanes = lanes;
        _origin = settings.Origin;
        _changes = GC.AllocateArray<float>(_members * _learned * lanes, pinned: true);
        _largest = GC.AllocateArray<float>(lanes, pinned: true);
    }

    /// <summary>Measures a block.</summary>
    /// <param name="roller">The thread's memory.</param>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="lanes">The block's candidates, padding included.</param>
    /// <param name="disagreements">Receives the block's; at least as many as count.</param>
    public void Measure(
        ParticleRoller<T> roller, ActionSequenceBatch candidates, int first, int lanes, Span<float> disagreements)
    {
        roller.Particle.Start(_origin, lanes);
        roller.Act(candidates, first, 0);
        for (int member = 0; member < _members; member++)
        {
            roller.Dynamics.Changes(member, _changes.AsSpan(member * _learned * _lanes));
        }

        for (int lane = 0; lane < lanes; lane += T.Count)
        {
            Largest(lane).Store(ref MemoryMarshal.GetArrayDataReference(_largest), lane);
        }

        int count = Math.Min(lanes, Math.Min(candidates.Count - first, disagreements.Length));
        _largest.AsSpan(0, count).CopyTo(disagreements);
    }

    private T Largest(int lane)
    {
        T largest = T.Broadcast(0f);
        for (int learned = 0; learned < _learned; learned++)
        {
            ref float rows = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_changes), learned * _lanes);
            T mean = ParticleStatistics<T>.Mean(ref rows, _members, _learned * _lanes, lane);
            T deviation = ParticleStatistics<T>.Deviation(ref rows, _members, _learned * _lanes, lane, mean);
            T isNumber = T.AreEqual(deviation, deviation);
            largest = T.Max(largest, T.Select(isNumber, deviation, T.Broadcast(float.PositiveInfinity)));
        }

        return largest;
    }
}
