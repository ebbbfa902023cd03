using System;

namespace MbRlRobot.Hil;

/// <summary>
/// Brings the plant's times to the loop's clock. The least delay seen is taken for the network's own: what a sample took longer was the way
/// it had, not the moment it was taken. The least is forgotten slowly, because clocks drift.
/// </summary>
internal sealed class PlantClockOffset
{
    /// <summary>How fast two clocks may drift apart.</summary>
    private const double LargestDrift = 2e-4;

    private long _offset;
    private long _lastReceived;
    private long _last;
    private bool _isKnown;

    /// <summary>When a sample was taken, on the loop's clock; each sample is newer than the one before.</summary>
    /// <param name="taken">When it was taken, ns of the plant's clock.</param>
    /// <param name="received">When it came, ns of the loop's clock.</param>
    public long ToLocal(long taken, long received)
    {
        long seen = received - taken;
        long drifted = _offset + (long)((received - _lastReceived) * LargestDrift);
        _offset = _isKnown ? Math.Min(drifted, seen) : seen;
        _last = _isKnown ? Math.Max(taken + _offset, _last + 1) : taken + _offset;
        (_lastReceived, _isKnown) = (received, true);
        return _last;
    }
}
