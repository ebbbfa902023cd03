using System;
using System.Collections.Generic;
using MbRlRobot.Ports;

namespace MbRlRobot.Loop;

/// <summary>
/// Lets a simulated robot's time pass as the loop's clock goes: every call first brings the plant to the clock's now, under
/// the actions that were in force. So one loop runs it in lockstep, on a virtual clock, and in real time, where what a
/// decision takes really delays the action. A robot with a time of its own is left to it.
/// </summary>
public sealed class SimulatedTime : IRobotIo
{
    /// <summary>The most that is made up for at once, ns: a process that was suspended for an hour does not simulate it.</summary>
    public const long LongestStepNanoseconds = 1_000_000_000;

    private readonly ISimulatedIo _io;
    private readonly ILoopClock _clock;
    private long _reached;

    /// <summary>Takes a simulated robot.</summary>
    /// <param name="io">The robot, owned.</param>
    /// <param name="clock">The loop's clock.</param>
    public SimulatedTime(ISimulatedIo io, ILoopClock clock)
    {
        ArgumentNullException.ThrowIfNull(io);
        ArgumentNullException.ThrowIfNull(clock);
        (_io, _clock, _reached) = (io, clock, clock.NowNanoseconds);
    }

    /// <inheritdoc/>
    public IReadOnlyList<string> Channels => _io.Channels;

    /// <inheritdoc/>
    public Interlock Interlock => _io.Interlock;

    /// <summary>Puts the robot into a state at rest actions; its time goes on from the clock's now.</summary>
    /// <param name="channels">A value for each channel: [channels].</param>
    public void Reset(ReadOnlySpan<double> channels)
    {
        _io.Reset(channels);
        _reached = _clock.NowNanoseconds;
    }

    /// <inheritdoc/>
    public IoStatus Read(Span<double> channels, out long stampNanoseconds)
    {
        IoStatus advanced = Advance();
        IoStatus status = _io.Read(channels, out long taken);

        // the values are those of the moment that the plant was brought to, not of the moment after its integration
        stampNanoseconds = _io.HasOwnTime ? taken : _reached;
        return advanced == IoStatus.Ok ? status : advanced;
    }

    /// <inheritdoc/>
    public IoStatus Write(ReadOnlySpan<double> actions)
    {
        IoStatus advanced = Advance();
        return advanced == IoStatus.Ok ? _io.Write(actions) : advanced;
    }

    /// <inheritdoc/>
    public IoStatus Enable()
    {
        IoStatus advanced = Advance();
        return advanced == IoStatus.Ok ? _io.Enable() : advanced;
    }

    /// <inheritdoc/>
    public IoStatus Stop()
    {
        // a plant that no longer is finite must stop all the same
        _ = Advance();
        return _io.Stop();
    }

    /// <inheritdoc/>
    public void Dispose() => _io.Dispose();

    private IoStatus Advance()
    {
        long now = _clock.NowNanoseconds;
        long passed = Math.Min(now - _reached, LongestStepNanoseconds);
        _reached = now;
        return passed <= 0 || _io.HasOwnTime ? IoStatus.Ok : _io.Advance(passed / 1e9);
    }
}
