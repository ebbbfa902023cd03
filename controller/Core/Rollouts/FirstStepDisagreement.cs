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
    private readonly IMeanDynamics<T> _dynamics;
    private readonly RolloutOrigin _origin;
    private readonly float[] _changes;
    private readonly float[] _largest;
    private readonly int _members;
    private readonly int _learned;
    private readonly int _lanes;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and model.</param>
    /// <param name="dynamics">What moves a particle; its stride is the most candidates of a block.</param>
    public FirstStepDisagreement(RolloutSettings settings, IMeanDynamics<T> dynamics)
    {
        _dynamics = dynamics;
        _members = settings.Architecture.Members;
        _learned = settings.Layout.Learned.Count;
        _lanes = dynamics.Particle.Stride;
        _origin = settings.Origin;
        _changes = GC.AllocateArray<float>(_members * _learned * _lanes, pinned: true);
        _largest = GC.AllocateArray<float>(_lanes, pinned: true);
    }

    /// <summary>Measures all candidates, block by block.</summary>
    /// <param name="candidates">The action sequences.</param>
    /// <param name="disagreements">Receives theirs; at least as many, or none.</param>
    public void Measure(ActionSequenceBatch candidates, Span<float> disagreements)
    {
        for (int first = 0; first < candidates.Count && !disagreements.IsEmpty; first += _lanes)
        {
            MeasureBlock(candidates, first, LaneBlocks.LanesOf(candidates, first, _lanes), disagreements[first..]);
        }
    }

    private void MeasureBlock(ActionSequenceBatch candidates, int first, int lanes, Span<float> disagreements)
    {
        _dynamics.Particle.Start(_origin, lanes);
        _dynamics.Particle.Act(candidates, first, 0);
        _dynamics.Changes(_changes);
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
