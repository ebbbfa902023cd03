using System;
using System.IO;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>The folder of a robot on this machine: its log, its models, its calibration.</summary>
internal static class RobotDataFolder
{
    /// <summary>Finds it.</summary>
    /// <param name="given">What the command line says; null for one under the user's data.</param>
    /// <param name="robotId">The individual.</param>
    /// <returns>The folder, which need not exist.</returns>
    public static string Of(string? given, string robotId) => given ?? Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify),
        "mbrl",
        robotId);

    /// <summary>
    /// The calibration that a physical robot takes by itself. A simulated one takes none but the one that it is given: what it
    /// does must not depend on what lies about on the machine.
    /// </summary>
    /// <param name="given">What the command line says of the folder; null for one under the user's data.</param>
    /// <param name="robotId">The individual.</param>
    /// <returns>The file, which need not exist.</returns>
    public static string CalibrationOf(string? given, string robotId) => Path.Combine(Of(given, robotId), "calibration.json");
}
