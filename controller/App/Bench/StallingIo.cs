using System;
using System.Collections.Generic;
using MbRlRobot.Ports;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>A simulated robot whose sensors can be told to take their time, once.</summary>
/// <param name="io">The robot, owned.</param>
/// <param name="clock">The loop's clock.</param>
internal sealed class StallingIo(ISimulatedIo io, ILoopClock clock) : ISimulatedIo
{
    private long _stallNanoseconds;

    /// <inheritdoc/>
    public IReadOnlyList<string> Channels => io.Channels;

    /// <inheritdoc/>
    public Interlock Interlock => io.Interlock;

    /// <inheritdoc/>
    public bool HasOwnTime => io.HasOwnTime;

    /// <summary>Lets the next reading take longer.</summary>
    /// <param name="nanoseconds">By how much.</param>
    public void Stall(long nanoseconds) => _stallNanoseconds = nanoseconds;

    /// <inheritdoc/>
    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        if (_stallNanoseconds > 0)
        {
            clock.SleepUntil(clock.NowNanoseconds + _stallNanoseconds);
            _stallNanoseconds = 0;
        }

        return io.Read(channels, out stampNanoseconds);
    }

    /// <inheritdoc/>
    public IoStatus Write(ReadOnlySpan<double> actions) => io.Write(actions);

    /// <inheritdoc/>
    public IoStatus Enable() => io.Enable();

    /// <inheritdoc/>
    public IoStatus Stop() => io.Stop();

    /// <inheritdoc/>
    public void Reset(ReadOnlySpan<double> state) => io.Reset(state);

    /// <inheritdoc/>
    public IoStatus Advance(double seconds) => io.Advance(seconds);

    /// <inheritdoc/>
    public void Dispose() => io.Dispose();
}
