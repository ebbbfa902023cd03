using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Simulation.Faults;

/// <summary>What a sensor senses of a value of the plant: late, noisy, or stuck.</summary>
/// <param name="faults">The faults of its channel.</param>
/// <param name="seed">The schedule's seed.</param>
/// <param name="channel">The channel's index: its stream of noise.</param>
/// <param name="periodSeconds">The I/O period, s.</param>
internal sealed class SensedValue(ChannelFaults faults, ulong seed, int channel, double periodSeconds)
{
    private const int ChannelShift = 40;

    private readonly Philox _generator = new(seed);
    private readonly DelayLine _delay = new(periodSeconds, startsAtZero: false);
    private double _last;
    private ulong _samples;

    /// <summary>Takes a sample.</summary>
    /// <param name="value">What is there.</param>
    /// <param name="seconds">The time.</param>
    /// <returns>What is sensed.</returns>
    public double Sample(double value, double seconds)
    {
        _delay.Push(value, seconds);
        _samples++;
        if (!faults.Has(FaultKind.Stuck))
        {
            _last = _delay.Before((int)faults.Amount(FaultKind.Latency)) + (faults.Amount(FaultKind.Noise) * Noise());
        }

        return _last;
    }

    /// <summary>Forgets what was before.</summary>
    public void Clear() => _delay.Clear();

    private float Noise()
    {
        Span<float> normal = stackalloc float[1];
        NormalTable.Fill(_generator, ((ulong)channel << ChannelShift) + _samples, normal);
        return normal[0];
    }
}
