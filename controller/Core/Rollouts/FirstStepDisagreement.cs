using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

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
    private readonly float[] _changes;
    private readonly float[] _largest;
    private readonly int _members;
    private readonly int _learned;

    /// <summary>Makes room.</summary>
    /// <param name="settings">Robot and model.</param>
    /// <param name="maximumCandidates">The most candidates of a call.</param>
    public FirstStepDisagreement(RolloutSettings settings, int maximumCandidates)
    {
        _members = settings.Architecture.Members;
        _learned = settings.Layout.Learned.Count;
        Stride = LaneBlocks.RoundUp(maximumCandidates);
        _changes = GC.AllocateArray<float>(_members * _learned * Stride, pinned: true);
        _largest = GC.AllocateArray<float>(Stride, pinned: true);
    }

    /// <summary>From a row to the next.</summary>
    public int Stride { get; }

    /// <summary>
    /// Where a member's changes of a block of candidates belong, in units of their standard deviation over the data: [learned states][stride].
    /// </summary>
    /// <param name="member">The member.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <returns>The first number.</returns>
    public ref float Of(int member, int first) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_changes), (member * _learned * Stride) + first);

    /// <summary>Tells of candidates whose changes every member has left here.</summary>
    /// <param name="count">How many candidates there are.</param>
    /// <param name="disagreements">Receives theirs; at least as many, or none.</param>
    public void Report(int count, Span<float> disagreements)
    {
        if (disagreements.IsEmpty)
        {
            return;
        }

        for (int lane = 0; lane < count; lane += T.Count)
        {
            Largest(lane).Store(ref MemoryMarshal.GetArrayDataReference(_largest), lane);
        }

        _largest.AsSpan(0, count).CopyTo(disagreements);
    }

    private T Largest(int lane)
    {
        T largest = T.Broadcast(0f);
        for (int learned = 0; learned < _learned; learned++)
        {
            ref float rows = ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_changes), learned * Stride);
            T mean = ParticleStatistics<T>.Mean(ref rows, _members, _learned * Stride, lane);
            T deviation = ParticleStatistics<T>.Deviation(ref rows, _members, _learned * Stride, lane, mean);
            T isNumber = T.AreEqual(deviation, deviation);
            largest = T.Max(largest, T.Select(isNumber, deviation, T.Broadcast(float.PositiveInfinity)));
        }

        return largest;
    }
}
