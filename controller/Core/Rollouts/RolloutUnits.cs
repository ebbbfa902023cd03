using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>
/// Cuts the rollouts of a call into units of work: particles of a block of up to three bundles of 16 candidates. Where there is enough to do, a
/// unit has all particles that share their first step. Large units come first: the last block's particles each by itself, and what does not share
/// out evenly among the threads in single bundles. That block ends with the last register that holds a candidate. A result does not depend on how
/// it was cut.
/// </summary>
internal readonly struct RolloutUnits
{
    /// <summary>The most candidates of a block: what three bundles of the widest lanes hold.</summary>
    public const int MostLanes = WidestBlock * Bundle;

    private const int Bundle = ActionSequenceBatch.LaneMultiple;
    private const int WidestBlock = 3;

    /// <summary>With fewer units a thread, some threads would wait longer than sharing saves.</summary>
    private const int LeastShared = 4;
    private readonly int _particles;
    private readonly int _together;
    private readonly int _shared;
    private readonly int _wideBlocks;
    private readonly int _narrowWidth;
    private readonly int _whole;
    private readonly int _end;

    /// <summary>Cuts.</summary>
    /// <param name="candidates">The candidates of the call.</param>
    /// <param name="particles">P, of each.</param>
    /// <param name="sharing">The particles that share their first step; P is a multiple of it.</param>
    /// <param name="threads">The threads that share the units.</param>
    /// <param name="width">The candidates in a register.</param>
    public RolloutUnits(int candidates, int particles, int sharing, int threads, int width)
    {
        _end = (candidates + width - 1) / width * width;
        int bundles = LaneBlocks.RoundUp(candidates) / Bundle;
        int blocks = (bundles + WidestBlock - 1) / WidestBlock;
        int narrow = Math.Min(blocks, (blocks * WidestBlock) - bundles);
        _particles = particles;
        _together = sharing;
        _shared = (blocks - 1) * (particles / sharing);
        _shared = sharing > 1 && _shared >= LeastShared * threads ? _shared : 0;
        _wideBlocks = blocks - narrow;
        _narrowWidth = Math.Min(bundles, WidestBlock - 1);
        int units = blocks * particles;
        int last = (_shared > 0 ? 1 : narrow > 0 ? narrow : blocks) * particles;
        int rest = units % threads;
        _whole = units - (rest <= Math.Min(last, threads / 2) ? rest : 0);
        Count = _whole + ((units - _whole) * WidthOf(blocks - 1)) - Saved;
    }

    /// <summary>How many units there are.</summary>
    public int Count { get; }

    /// <summary>How many units fewer there are because some have several particles.</summary>
    private int Saved => _shared * (_together - 1);

    /// <summary>A unit.</summary>
    /// <param name="unit">Which, from 0.</param>
    public RolloutUnit this[int unit]
    {
        get
        {
            if (unit < _shared)
            {
                int groups = _particles / _together;
                return Cut(unit % groups * _together, _together, FirstOf(unit / groups), WidthOf(unit / groups) * Bundle);
            }

            return Single(unit + Saved);
        }
    }

    private RolloutUnit Single(int unit)
    {
        if (unit < _whole)
        {
            int block = unit / _particles;
            return Cut(unit % _particles, 1, FirstOf(block), WidthOf(block) * Bundle);
        }

        int width = WidthOf(_whole / _particles);
        int cut = _whole + ((unit - _whole) / width);
        return Cut(cut % _particles, 1, FirstOf(cut / _particles) + ((unit - _whole) % width * Bundle), Bundle);
    }

    private RolloutUnit Cut(int position, int particles, int first, int lanes) =>
        new(position, particles, first, Math.Min(lanes, _end - first));

    private int WidthOf(int block) => block < _wideBlocks ? WidestBlock : _narrowWidth;

    private int FirstOf(int block) =>
        ((Math.Min(block, _wideBlocks) * WidestBlock) + (Math.Max(0, block - _wideBlocks) * _narrowWidth)) * Bundle;
}
