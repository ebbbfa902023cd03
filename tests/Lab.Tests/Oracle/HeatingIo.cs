using System;
using System.Collections.Generic;
using MbRlRobot.Ports;

namespace MbRlRobot.Lab.Tests.Oracle;

/// <summary>
/// A simulation with a channel that no state carries, and that changes what happens: it moves less as it gets warm.
/// </summary>
internal sealed class HeatingIo : ISimulatedIo
{
    private double _heat;
    private double _position;

    public IReadOnlyList<string> Channels => ["heat", "position"];

    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        (channels[0], channels[1], stampNanoseconds) = (_heat, _position, 0);
        return IoStatus.Ok;
    }

    public IoStatus Write(ReadOnlySpan<double> actions) => IoStatus.Ok;

    public IoStatus Enable() => IoStatus.Ok;

    public IoStatus Stop() => IoStatus.Ok;

    public void Reset(ReadOnlySpan<double> state) => (_heat, _position) = (state[0], state[1]);

    public IoStatus Advance(double seconds)
    {
        _heat++;
        _position += seconds / _heat;
        return IoStatus.Ok;
    }

    public void Dispose() => Stop();
}
