using System;
using MbRlRobot.Ports;

namespace MbRlRobot.Rollouts;

/// <summary>
/// Cuts the rollouts of a call into units of work: particles of a block of up to three bundles of 16 candidates. Where there is enough to do, a
/// unit has all particles that share their first step. Large units come first: the last block's particles each by itself, and what does not share
/// out evenly among the threads in single bundles. The candidates of a last register that is at most half full come at the end, several particles
/// side by side. A result does not depend on how it was cut.
/// </summary>
internal readonly struct RolloutUnits
{
    /// <summary>The most candidates of a block: what three bundles of the widest lanes hold.</summary>
    public const int MostLanes = WidestBlock * Bundle;

    private const int Bundle = ActionSequenceBatch.LaneMultiple;
    private const int WidestBlock = 3;

    /// <summary>With fewer units a thread, some threads would wait longer than sharing saves.</summary>
    private const int LeastShared = 4;
    private readonly ParticleGroups _particles;
    private readonly int _width;
    private readonly int _shared;
    private readonly int _wideBlocks;
    private readonly int _narrowWidth;
    private readonly int _whole;
    private readonly int _tails;
    private readonly int _end;

    /// <summary>Cuts.</summary>
    /// <param name="candidates">The candidates of the call.</param>
    /// <param name="particles">The particles of each.</param>
    /// <param name="threads">The threads that share the units.</param>
    /// <param name="width">The candidates in a register.</param>
    public RolloutUnits(int candidates, ParticleGroups particles, int threads, int width)
    {
        (_particles, _width) = (particles, width);
        int rests = candidates % width;
        Side = particles.AreSteady && rests > 0 ? Math.Min(particles.OfMember, width / rests) : 1;
        Tail = Side > 1 ? rests : 0;
        _tails = Tail > 0 ? particles.Groups * TailsOfGroup : 0;
        _end = (candidates - Tail + width - 1) / width * width;
        int bundles = LaneBlocks.RoundUp(_end) / Bundle;
        int blocks = (bundles + WidestBlock - 1) / WidestBlock;
        int narrow = Math.Min(blocks, (blocks * WidestBlock) - bundles);
        _shared = Math.Max(0, blocks - 1) * particles.Groups;
        _shared = particles.OfMember > 1 && _shared >= LeastShared * threads ? _shared : 0;
        _wideBlocks = blocks - narrow;
        _narrowWidth = Math.Min(bundles, WidestBlock - 1);
        int units = blocks * particles.Count;
        int last = (_shared > 0 ? 1 : narrow > 0 ? narrow : blocks) * particles.Count;
        int rest = units % threads;
        _whole = units - (rest <= Math.Min(last, threads / 2) ? rest : 0);
        Count = _whole + ((units - _whole) * WidthOf(blocks - 1)) - Saved + _tails;
    }

    /// <summary>How many units there are.</summary>
    public int Count { get; }

    /// <summary>How many candidates of each particle are in registers that particles share; 0 for none.</summary>
    public int Tail { get; }

    /// <summary>The first of them.</summary>
    public int FirstOfTail => _end;

    /// <summary>How many particles lie side by side in a register.</summary>
    public int Side { get; }

    private int TailsOfGroup => (_particles.OfMember + Side - 1) / Side;

    /// <summary>How many units fewer there are because some have several particles.</summary>
    private int Saved => _shared * (_particles.OfMember - 1);

    /// <summary>A unit.</summary>
    /// <param name="unit">Which, from 0.</param>
    public RolloutUnit this[int unit]
    {
        get
        {
            if (unit < _shared)
            {
                int block = unit / _particles.Groups;
                return Cut(unit % _particles.Groups * _particles.OfMember, _particles.OfMember, FirstOf(block), WidthOf(block) * Bundle);
            }

            return unit < Count - _tails ? Single(unit + Saved) : TailUnit(unit - Count + _tails);
        }
    }

    private RolloutUnit Single(int unit)
    {
        if (unit < _whole)
        {
            int block = unit / _particles.Count;
            return Cut(unit % _particles.Count, 1, FirstOf(block), WidthOf(block) * Bundle);
        }

        int width = WidthOf(_whole / _particles.Count);
        int cut = _whole + ((unit - _whole) / width);
        return Cut(cut % _particles.Count, 1, FirstOf(cut / _particles.Count) + ((unit - _whole) % width * Bundle), Bundle);
    }

    private RolloutUnit TailUnit(int unit)
    {
        int group = unit / TailsOfGroup;
        int before = unit % TailsOfGroup * Side;
        int particles = Math.Min(Side, _particles.OfMember - before);
        return new RolloutUnit((group * _particles.OfMember) + before, particles, FirstOfTail, _width, Tail);
    }

    private RolloutUnit Cut(int position, int particles, int first, int lanes) =>
        new(position, particles, first, Math.Min(lanes, _end - first));

    private int WidthOf(int block) => block < _wideBlocks ? WidestBlock : _narrowWidth;

    private int FirstOf(int block) =>
        ((Math.Min(block, _wideBlocks) * WidestBlock) + (Math.Max(0, block - _wideBlocks) * _narrowWidth)) * Bundle;
}
