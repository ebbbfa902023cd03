using System;
using MbRlRobot.Simulation.Faults;

namespace MbRlRobot.Simulation;

/// <summary>A motor on the rig: what its lines tell it to do, and what it does of that.</summary>
/// <param name="command">The action that its lines say, as long as it has power.</param>
/// <param name="driven">What the plant gets of it.</param>
/// <param name="rest">The action without power.</param>
internal sealed class RigDrive(Func<double> command, DrivenValue driven, double rest)
{
    /// <summary>The action now.</summary>
    /// <param name="hasPower">Whether the drives have power; without it a motor coasts.</param>
    /// <param name="seconds">The time.</param>
    public double Drive(bool hasPower, double seconds)
    {
        double action = driven.Drive(hasPower ? command() : rest, seconds);

        // delayed drives must not outlive their power
        return hasPower ? action : rest;
    }

    /// <summary>Forgets what was driven before.</summary>
    public void Clear() => driven.Clear();
}
