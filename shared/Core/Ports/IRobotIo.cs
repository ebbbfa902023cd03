using System;
using System.Collections.Generic;

namespace MbRlRobot.Ports;

/// <summary>
/// The robot's end of the wires: reads sensor channels, writes actions. Adapters: built-in plants, MuJoCo, a board over
/// <see cref="IRegisterBus"/>, <see cref="IPwm"/> and <see cref="IDigital"/>, a remote plant over UDP.
/// </summary>
/// <remarks>
/// Used by one thread. <see cref="Read"/> and <see cref="Write"/> neither allocate nor throw. A new instance is stopped.
/// Disposing stops the outputs.
/// </remarks>
public interface IRobotIo : IDisposable
{
    /// <summary>The names of the channels, in the order of <see cref="Read"/>.</summary>
    IReadOnlyList<string> Channels { get; }

    /// <summary>
    /// What has cut the drives, as of the latest call of <see cref="Read"/>; a contact that is open also while they are stopped.
    /// </summary>
    Interlock Interlock => Interlock.None;

    /// <summary>Reads all channels at once.</summary>
    /// <param name="channels">Receives a value for each channel, in its unit: [channels].</param>
    /// <param name="stampNanoseconds">When they were measured, on the loop clock.</param>
    /// <returns>Only with <see cref="IoStatus.Ok"/> are the values new.</returns>
    IoStatus Read(Span<double> channels, out long stampNanoseconds);

    /// <summary>Writes all actions at once. Whoever calls has limited them; nothing is clamped here.</summary>
    /// <param name="actions">A value for each action, in its unit: [da].</param>
    /// <returns><see cref="IoStatus.NotEnabled"/> while stopped.</returns>
    IoStatus Write(ReadOnlySpan<double> actions);

    /// <summary>Lets <see cref="Write"/> reach the actuators. The actions start at rest.</summary>
    /// <returns>Anything but <see cref="IoStatus.Ok"/> leaves the outputs stopped.</returns>
    IoStatus Enable();

    /// <summary>Carries out every action's stop policy and cuts the drive; may be called at any time, any number of times.</summary>
    /// <returns>Whether the outputs are known to be stopped.</returns>
    IoStatus Stop();
}
