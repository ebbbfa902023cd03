using System;
using System.Net.Sockets;
using MbRlRobot.Numerics;

namespace MbRlRobot.Hil;

/// <summary>One direction of a network that is made worse on purpose; which datagrams it meets follows from a seed.</summary>
/// <param name="impairment">What is done to them.</param>
/// <param name="direction">Which direction: each draws its own.</param>
/// <param name="family">The addresses' family.</param>
/// <param name="counts">Counts what is lost.</param>
/// <param name="deliver">Takes what gets through.</param>
internal sealed class ImpairedPath(
    PlantImpairment impairment, ulong direction, AddressFamily family, PlantCounts counts, Action<PlantDatagram> deliver)
{
    private readonly Philox _generator = new(impairment.Seed);
    private readonly PlantDatagram _held = new(family);
    private ulong _number;
    private bool _isHolding;

    /// <summary>Sends a datagram on its way.</summary>
    /// <param name="datagram">The datagram.</param>
    public void Pass(PlantDatagram datagram)
    {
        PhiloxBlock draws = _generator.Block(direction, _number++);
        if (Philox.ToUniform(draws.A) < impairment.Loss)
        {
            counts.Lost++;
            return;
        }

        if (!_isHolding && Philox.ToUniform(draws.B) < impairment.Reorder)
        {
            // it comes behind the next one; where none comes, its sender will ask again
            _held.CopyFrom(datagram);
            _isHolding = true;
            return;
        }

        deliver(datagram);
        if (Philox.ToUniform(draws.C) < impairment.Duplicate)
        {
            deliver(datagram);
        }

        if (_isHolding)
        {
            _isHolding = false;
            deliver(_held);
        }
    }
}
