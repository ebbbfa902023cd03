using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Rollouts;

/// <summary>The returns of all particles of all candidates, [P][stride], and what becomes of them.</summary>
/// <typeparam name="T">The lanes.</typeparam>
internal sealed class ReturnTable<T>
    where T : struct, ILanes<T>
{
    private readonly float[] _returns;
    private readonly int _particles;
    private readonly int _stride;
    private readonly float _risk;

    /// <summary>Makes room.</summary>
    /// <param name="settings">For particles and risk.</param>
    /// <param name="maximumCandidates">The most candidates.</param>
    public ReturnTable(RolloutSettings settings, int maximumCandidates)
    {
        _particles = settings.Noise.Particles;
        _risk = (float)settings.Robot.Planner.Risk;
        _stride = LaneBlocks.RoundUp(maximumCandidates);
        _returns = GC.AllocateArray<float>(_particles * _stride, pinned: true);
    }

    /// <summary>A particle's returns of a block of candidates.</summary>
    /// <param name="particle">Which particle.</param>
    /// <param name="first">The block's first candidate.</param>
    /// <param name="lanes">The block's candidates, padding included.</param>
    /// <returns>Where they belong: [lanes].</returns>
    public Span<float> Of(int particle, int first, int lanes) => _returns.AsSpan((particle * _stride) + first, lanes);

    /// <summary>Rates the candidates by what their particles earned.</summary>
    /// <param name="count">How many candidates there are.</param>
    /// <param name="returns">Receives each one's objective; negative infinity where that is not finite: [count].</param>
    /// <returns>How many were not finite.</returns>
    public int Report(int count, Span<float> returns)
    {
        ParticleStatistics<T>.Objective(_returns, _particles, _stride, _risk);
        int notFinite = 0;
        for (int candidate = 0; candidate < count; candidate++)
        {
            bool isFinite = float.IsFinite(_returns[candidate]);
            returns[candidate] = isFinite ? _returns[candidate] : float.NegativeInfinity;
            notFinite += isFinite ? 0 : 1;
        }

        return notFinite;
    }
}
