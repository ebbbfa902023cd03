using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>What nobody can know of a physical robot before it is calibrated.</summary>
public static class CalibrationNeed
{
    /// <summary>
    /// Says what is missing: the zero of an angle sensor is where its magnet was glued on, so that robot.json can have it for one
    /// individual only, and a calibration has it for each.
    /// </summary>
    /// <param name="robot">The robot as its robot.json describes it.</param>
    /// <param name="calibration">What was found out; null for nothing.</param>
    /// <returns>Why the robot must not be armed, for people; null where it may.</returns>
    public static string? Of(RobotDescription robot, RobotCalibration? calibration)
    {
        IReadOnlyList<PartDescription> sensors = CalibratedRobot.Of(robot, calibration).Io.Gpio?.Sensors ?? [];
        string[] missing = [.. sensors
            .Where(part => part.Part == PartCatalog.As5600 && !part.Settings.ContainsKey("zero"))
            .Select(part => $"the zero of {part.Channel}")];
        return missing.Length == 0 ? null : $"nobody has measured {string.Join(" and ", missing)}: mbrl-controller calibrate does";
    }
}
