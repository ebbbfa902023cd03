using System;
using System.Collections.Generic;
using MbRlRobot.Ports;

namespace MbRlRobot.Benchmarks.Ticks;

/// <summary>A simulated robot that does not move, so that nobody's equations of motion are timed; all else is as with it.</summary>
/// <param name="io">The robot, owned.</param>
internal sealed class FrozenIo(ISimulatedIo io) : ISimulatedIo
{
    /// <inheritdoc/>
    public IReadOnlyList<string> Channels => io.Channels;

    /// <inheritdoc/>
    public IoStatus Read(Span<double> channels, out long stampNanoseconds) => io.Read(channels, out stampNanoseconds);

    /// <inheritdoc/>
    public IoStatus Write(ReadOnlySpan<double> actions) => io.Write(actions);

    /// <inheritdoc/>
    public IoStatus Enable() => io.Enable();

    /// <inheritdoc/>
    public IoStatus Stop() => io.Stop();

    /// <inheritdoc/>
    public void Reset(ReadOnlySpan<double> state) => io.Reset(state);

    /// <inheritdoc/>
    public IoStatus Advance(double seconds) => IoStatus.Ok;

    /// <inheritdoc/>
    public void Dispose() => io.Dispose();
}
