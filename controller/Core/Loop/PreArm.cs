using System;
using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;
using MbRlRobot.Safety;

namespace MbRlRobot.Loop;

/// <summary>The checks before an arming.</summary>
internal static class PreArm
{
    /// <summary>Makes them.</summary>
    /// <param name="setup">What the loop is made of.</param>
    /// <param name="reading">How the latest reading went.</param>
    /// <param name="channels">What it gave.</param>
    /// <param name="stopped">What the outputs said to a stop just now.</param>
    /// <param name="isPlannerIdle">Whether no decision is under way.</param>
    public static PreArmReport Check(
        LoopSetup setup, IoStatus reading, ReadOnlySpan<double> channels, IoStatus stopped, bool isPlannerIdle) => new(
        [
            new PreArmCheck("sensors", Sensors(reading, channels)),
            new PreArmCheck("contacts", Contacts(setup.Io.Interlock)),
            new PreArmCheck("planner", isPlannerIdle ? null : "a decision of the session before does not come to an end"),
            new PreArmCheck("outputs", stopped == IoStatus.Ok ? null : $"they are not known to be stopped ({stopped})"),
            new PreArmCheck("reset", setup.Reset.Refusal),
            .. setup.StandingChecks,
        ]);

    private static string? Sensors(IoStatus reading, ReadOnlySpan<double> channels)
    {
        if (reading != IoStatus.Ok)
        {
            return $"they cannot be read ({reading})";
        }

        return FiniteGuard.IsPassed(channels) ? null : "a reading is no finite number";
    }

    /// <summary>What else has cut the drives, enabling them takes care of.</summary>
    private static string? Contacts(Interlock interlock) => interlock switch
    {
        Interlock.EmergencyStop => "the emergency stop is pressed, or its wire is broken",
        Interlock.LimitSwitch => "a limit switch is open, or its wire is broken",
        _ => null,
    };
}
