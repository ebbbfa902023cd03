using System;
using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;
using MbRlRobot.Safety;

namespace MbRlRobot.Loop;

/// <summary>The checks before an arming.</summary>
internal static class PreArm
{
    /// <summary>Makes them.</summary>
    /// <param name="reset">What brings the robot to an episode's start.</param>
    /// <param name="reading">How the latest reading went.</param>
    /// <param name="channels">What it gave.</param>
    /// <param name="stopped">What the outputs said to a stop just now.</param>
    /// <param name="interlock">What has cut the drives.</param>
    /// <param name="isPlannerIdle">Whether no decision is under way.</param>
    public static PreArmReport Check(
        IEpisodeReset reset,
        IoStatus reading,
        ReadOnlySpan<double> channels,
        IoStatus stopped,
        Interlock interlock,
        bool isPlannerIdle) => new(
        [
            new PreArmCheck("sensors", Sensors(reading, channels)),
            new PreArmCheck("contacts", Contacts(interlock)),
            new PreArmCheck("planner", isPlannerIdle ? null : "a decision of the session before does not come to an end"),
            new PreArmCheck("outputs", stopped == IoStatus.Ok ? null : $"they are not known to be stopped ({stopped})"),
            new PreArmCheck("reset", reset.Refusal),
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
