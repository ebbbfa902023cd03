using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp;

/// <summary>What <c>check</c> says of a robot.json.</summary>
/// <param name="File">The file's path as the user gave it.</param>
/// <param name="IsValid">Whether the robot can be run.</param>
/// <param name="Summary">What it describes, in a line; empty where it is not valid.</param>
/// <param name="SchemaHash">The hash of its schema; empty where it is not valid.</param>
/// <param name="Problems">What is wrong.</param>
public sealed record CheckReport(
    string File,
    bool IsValid,
    string Summary,
    string SchemaHash,
    IReadOnlyList<ConfigurationProblem> Problems)
{
    /// <summary>Checks a file.</summary>
    /// <param name="file">Its path.</param>
    /// <returns>The verdict; a fault of the file is part of it, not an exception.</returns>
    public static CheckReport Of(string file)
    {
        try
        {
            RobotDescription robot = RobotFile.Read(file, HardwareAdapters.Check);
            return new CheckReport(file, true, Describe(robot), RobotSchema.Hash(robot), []);
        }
        catch (ConfigurationException fault)
        {
            return new CheckReport(file, false, string.Empty, string.Empty, fault.Problems);
        }
    }

    private static string Describe(RobotDescription robot) => string.Create(
        CultureInfo.InvariantCulture,
        $"{robot.Type}, states ({Join(robot.State.Select(state => state.Name))}), actions ({Join(robot.Action.Select(action => action.Name))}), "
        + $"control every {robot.ControlPeriod:R} s, {robot.Planner.Horizon} steps ahead, {robot.Model.Members} members");

    private static string Join(IEnumerable<string> names) => string.Join(", ", names);
}
