using System;
using System.Collections.Generic;
using MbRlRobot.Ports;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>A mass on a line, pushed by one action: position and velocity, in memory.</summary>
public sealed class PointMassIo : ISimulatedIo
{
    private long _now;
    private double _position;
    private double _velocity;
    private double _force;
    private bool _isEnabled;

    /// <inheritdoc />
    public IReadOnlyList<string> Channels { get; } = ["position", "velocity"];

    /// <inheritdoc />
    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        (channels[0], channels[1], stampNanoseconds) = (_position, _velocity, _now);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        if (!_isEnabled)
        {
            return IoStatus.NotEnabled;
        }

        _force = actions[0];
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Enable()
    {
        (_isEnabled, _force) = (true, 0);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public IoStatus Stop()
    {
        (_isEnabled, _force) = (false, 0);
        return IoStatus.Ok;
    }

    /// <inheritdoc />
    public void Reset(ReadOnlySpan<double> state) => (_position, _velocity, _force) = (state[0], state[1], 0);

    /// <inheritdoc />
    public IoStatus Advance(double seconds)
    {
        _velocity += _force * seconds;
        _position += _velocity * seconds;
        _now += (long)(seconds * 1e9);
        return double.IsFinite(_position) ? IoStatus.Ok : IoStatus.TransferFailed;
    }

    /// <inheritdoc />
    public void Dispose() => Stop();
}
