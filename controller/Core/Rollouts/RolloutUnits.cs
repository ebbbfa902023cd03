using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>
/// Cuts the rollouts of a call into units of work: a particle of a block of up to three bundles of 16 candidates. Large units come first, and
/// what does not share out evenly among the threads is cut into single bundles. The last block ends with the last register that holds a
/// candidate. A result does not depend on how it was cut.
/// </summary>
internal readonly struct RolloutUnits
{
    /// <summary>The most candidates of a block: what three bundles of the widest lanes hold.</summary>
    public const int MostLanes = WidestBlock * Bundle;

    private const int Bundle = ActionSequenceBatch.LaneMultiple;
    private const int WidestBlock = 3;
    private readonly int _particles;
    private readonly int _wideBlocks;
    private readonly int _narrowWidth;
    private readonly int _whole;
    private readonly int _end;

    /// <summary>Cuts.</summary>
    /// <param name="candidates">The candidates of the call.</param>
    /// <param name="particles">P, of each.</param>
    /// <param name="threads">The threads that share the units.</param>
    /// <param name="width">The candidates in a register.</param>
    public RolloutUnits(int candidates, int particles, int threads, int width)
    {
        _end = (candidates + width - 1) / width * width;
        int bundles = LaneBlocks.RoundUp(candidates) / Bundle;
        int blocks = (bundles + WidestBlock - 1) / WidestBlock;
        int narrow = Math.Min(blocks, (blocks * WidestBlock) - bundles);
        _particles = particles;
        _wideBlocks = blocks - narrow;
        _narrowWidth = Math.Min(bundles, WidestBlock - 1);
        int units = blocks * particles;
        int last = (narrow > 0 ? narrow : blocks) * particles;
        int rest = units % threads;
        _whole = units - (rest <= Math.Min(last, threads / 2) ? rest : 0);
        Count = _whole + ((units - _whole) * WidthOf(blocks - 1));
    }

    /// <summary>How many units there are.</summary>
    public int Count { get; }

    /// <summary>A unit.</summary>
    /// <param name="unit">Which, from 0.</param>
    /// <returns>The particle, the first candidate and the lanes, whole registers of them.</returns>
    public (int Particle, int First, int Lanes) this[int unit]
    {
        get
        {
            if (unit < _whole)
            {
                int block = unit / _particles;
                return Cut(unit % _particles, FirstOf(block), WidthOf(block) * Bundle);
            }

            int width = WidthOf(_whole / _particles);
            int cut = _whole + ((unit - _whole) / width);
            return Cut(cut % _particles, FirstOf(cut / _particles) + ((unit - _whole) % width * Bundle), Bundle);
        }
    }

    private (int Particle, int First, int Lanes) Cut(int particle, int first, int lanes) =>
        (particle, first, Math.Min(lanes, _end - first));

    private int WidthOf(int block) => block < _wideBlocks ? WidestBlock : _narrowWidth;

    private int FirstOf(int block) =>
        ((Math.Min(block, _wideBlocks) * WidestBlock) + (Math.Max(0, block - _wideBlocks) * _narrowWidth)) * Bundle;
}
