using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Calibration;
using MbRlRobot.CommandLine;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp;

/// <summary>What <c>check</c> says of a robot.json.</summary>
/// <param name="File">The path of the file that the problems are in, or what was given for it.</param>
/// <param name="IsValid">Whether the robot can be run.</param>
/// <param name="Summary">What it describes, in a line; empty where it is not valid.</param>
/// <param name="SchemaHash">The hash of its schema; empty where it is not valid.</param>
/// <param name="Calibration">What the calibration says, in a line; empty where none was given, or one is not valid.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record CheckReport(
    string File,
    bool IsValid,
    string Summary,
    string SchemaHash,
    string Calibration,
    IReadOnlyList<ConfigurationProblem> Problems)
{
    /// <summary>Checks a file.</summary>
    /// <param name="robot">Its path, or the type of a robot that is shipped.</param>
    /// <param name="calibration">The path of a calibration of such a robot; null for none.</param>
    /// <returns>The verdict; a fault of a file is part of it, not an exception.</returns>
    public static CheckReport Of(string robot, string? calibration = null)
    {
        try
        {
            string file = RobotOption.Resolve(robot);
            RobotDescription described = RobotFile.Read(file, HardwareAdapters.Check);
            string calibrated = calibration is null
                ? string.Empty
                : Describe(calibration, CalibrationFile.Read(calibration, new CalibrationOwner(described)));
            return new CheckReport(file, true, Describe(described), RobotSchema.Hash(described), calibrated, []);
        }
        catch (ConfigurationException fault)
        {
            return new CheckReport(fault.File, false, string.Empty, string.Empty, string.Empty, fault.Problems);
        }
    }

    private static string Describe(string file, RobotCalibration calibration) => string.Create(
        CultureInfo.InvariantCulture,
        $"{file} is valid: {calibration.RobotId}, measured {calibration.CreatedUtc:u}: {Join(calibration.Parts.Keys)}");

    private static string Describe(RobotDescription robot) => string.Create(
        CultureInfo.InvariantCulture,
        $"{robot.Type}, states ({Join(robot.State.Select(state => state.Name))}), actions ({Join(robot.Action.Select(action => action.Name))}), "
        + $"control every {robot.ControlPeriod:R} s, {robot.Planner.Horizon} steps ahead, {robot.Model.Members} members");

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);
}
