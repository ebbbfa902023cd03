using System;
using System.IO;
using MbRlRobot.Configuration;
using MbRlRobot.Robots.Rules;

namespace MbRlRobot.Robots;

/// <summary>Reads robot.json: all of it is understood and valid, or it is refused with everything that is wrong.</summary>
public static class RobotFile
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>Reads and validates a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="rules">More rules: of what the robot is wired to, which this project does not know; null for none.</param>
    /// <returns>The robot it describes.</returns>
    /// <exception cref="ConfigurationException">The file is missing, unreadable, or not a valid description.</exception>
    public static RobotDescription Read(string path, Action<RobotDescription, ProblemList>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] utf8 = JsonFile.Load(path, MaximumBytes, "a robot description", "the path of a robot.json file");
        return Understand(path, utf8, (robot, problems) =>
        {
            FileRules.Check(robot, Path.GetDirectoryName(Path.GetFullPath(path))!, problems);
            rules?.Invoke(robot, problems);
        });
    }

    /// <summary>Reads and validates a description's text, without looking at the files it names.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="utf8">The text.</param>
    /// <returns>The robot it describes.</returns>
    /// <exception cref="ConfigurationException">The text is not a valid description.</exception>
    public static RobotDescription Parse(string name, byte[] utf8)
    {
        ArgumentNullException.ThrowIfNull(utf8);
        return Understand(name, utf8, rules: null);
    }

    private static RobotDescription Understand(string name, byte[] utf8, Action<RobotDescription, ProblemList>? rules) =>
        JsonFile.Read(name, utf8, RobotJsonContext.Default.RobotDescription, (robot, problems) =>
        {
            RobotRules.Check(robot, problems);
            rules?.Invoke(robot, problems);
        });
}
