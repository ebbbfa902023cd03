using System;

namespace MbRlRobot.Ports;

/// <summary>What a simulated robot can do beyond a physical one: be put into a state, and let time pass on command.</summary>
public interface ISimulatedIo : IRobotIo
{
    /// <summary>
    /// Whether its time passes by itself, as a remote plant's may: then it cannot be told to <see cref="Advance"/>, and its readings say when
    /// they were taken.
    /// </summary>
    bool HasOwnTime => false;

    /// <summary>Puts the plant into a state at rest actions.</summary>
    /// <param name="state">A value for each channel, in its unit: [channels].</param>
    void Reset(ReadOnlySpan<double> state);

    /// <summary>Lets time pass under the last actions written.</summary>
    /// <param name="seconds">How long; at least 0.</param>
    /// <returns><see cref="IoStatus.TransferFailed"/> where the plant's state is no longer finite.</returns>
    IoStatus Advance(double seconds);
}
