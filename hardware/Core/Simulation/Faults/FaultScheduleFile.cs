using System;
using MbRlRobot.Configuration;

namespace MbRlRobot.Simulation.Faults;

/// <summary>Reads a schedule of faults; comments and trailing commas are allowed.</summary>
public static class FaultScheduleFile
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int MaximumBytes = 1 << 20;

    /// <summary>Reads a file.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="rules">More rules: of the robot that has the faults; null where it is checked when it meets a robot.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ConfigurationException">The file is missing, unreadable, not of the shape of a schedule, or against the rules.</exception>
    public static FaultSchedule Read(string path, Action<FaultSchedule, ProblemList>? rules = null)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(path, JsonFile.Load(path, MaximumBytes, "a schedule", "the path of a schedule of faults"), rules);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="rules">More rules; null for none.</param>
    /// <returns>The schedule.</returns>
    /// <exception cref="ConfigurationException">The text is not of the shape of a schedule, or against the rules.</exception>
    public static FaultSchedule Parse(string name, byte[] utf8, Action<FaultSchedule, ProblemList>? rules = null) =>
        JsonFile.Read(name, utf8, FaultJsonContext.Default.FaultSchedule, (schedule, problems) => rules?.Invoke(schedule, problems));
}
