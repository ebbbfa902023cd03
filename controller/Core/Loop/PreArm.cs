using System;
using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;

namespace MbRlRobot.Loop;

/// <summary>The checks before an arming.</summary>
internal static class PreArm
{
    /// <summary>Makes them.</summary>
    /// <param name="reset">What brings the robot to an episode's start.</param>
    /// <param name="reading">How the latest reading went.</param>
    /// <param name="channels">What it gave.</param>
    /// <param name="stopped">What the outputs said to a stop just now.</param>
    public static PreArmReport Check(
        IEpisodeReset reset, IoStatus reading, ReadOnlySpan<double> channels, IoStatus stopped) => new(
        [
            new PreArmCheck("sensors", Sensors(reading, channels)),
            new PreArmCheck("outputs", stopped == IoStatus.Ok ? null : $"they are not known to be stopped ({stopped})"),
            new PreArmCheck("reset", reset.Refusal),
        ]);

    private static string? Sensors(IoStatus reading, ReadOnlySpan<double> channels)
    {
        if (reading != IoStatus.Ok)
        {
            return $"they cannot be read ({reading})";
        }

        foreach (double value in channels)
        {
            if (!double.IsFinite(value))
            {
                return "a reading is no finite number";
            }
        }

        return null;
    }
}
