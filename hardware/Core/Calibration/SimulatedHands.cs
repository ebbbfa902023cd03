using System;
using System.Collections.Generic;
using MbRlRobot.Ports;

namespace MbRlRobot.Calibration;

/// <summary>
/// Hands that move a simulated robot: they know where it truly is, and carry it there slowly by resets, under which counters count
/// along. A robot begins at rest where all of its positions are 0.
/// </summary>
internal sealed class SimulatedHands
{
    /// <summary>How fast they are, in a channel's unit per second: m/s or rad/s.</summary>
    private const double Speed = 0.1;

    private readonly ISimulatedIo _io;
    private readonly double _step;
    private readonly double[] _state;

    /// <summary>Takes hold of a robot.</summary>
    /// <param name="io">The robot.</param>
    /// <param name="periodSeconds">The time of a tick, s.</param>
    public SimulatedHands(ISimulatedIo io, double periodSeconds) =>
        (_io, _step, _state) = (io, Speed * periodSeconds, new double[io.Channels.Count]);

    /// <summary>Does it.</summary>
    /// <param name="request">What.</param>
    /// <param name="tick">Lets a period pass; true ends it early.</param>
    public void Do(HandRequest request, Func<bool> tick)
    {
        if (request.Channel is not { } channel)
        {
            Array.Clear(_state);
            _io.Reset(_state);
            _ = tick();
            return;
        }

        int index = IndexOf(_io.Channels, channel);
        bool isSeen = false;
        while (_state[index] != request.Target && !isSeen)
        {
            _state[index] += Math.Clamp(request.Target - _state[index], -_step, _step);
            _io.Reset(_state);
            isSeen = tick();
        }
    }

    private static int IndexOf(IReadOnlyList<string> channels, string channel)
    {
        int index = 0;
        while (channels[index] != channel)
        {
            index++;
        }

        return index;
    }
}
