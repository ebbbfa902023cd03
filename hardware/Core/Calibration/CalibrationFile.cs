using System;
using System.IO;
using System.Text.Json;
using MbRlRobot.Configuration;
using MbRlRobot.Storage;

namespace MbRlRobot.Calibration;

/// <summary>Reads and writes calibration files: JSON, in which comments and trailing commas are allowed.</summary>
public static class CalibrationFile
{
    /// <summary>The largest file read, in bytes.</summary>
    public const int MaximumBytes = 1 << 16;

    /// <summary>Reads a file and holds it against its robot.</summary>
    /// <param name="path">The file's path.</param>
    /// <param name="owner">Whose it has to be.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="ConfigurationException">The file is missing, unreadable, no calibration, another robot's, or has a setting that its part refuses.</exception>
    public static RobotCalibration Read(string path, CalibrationOwner owner)
    {
        ArgumentNullException.ThrowIfNull(path);
        return Parse(path, JsonFile.Load(path, MaximumBytes, "a calibration", "the path of a calibration file"), owner);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">What messages call it.</param>
    /// <param name="utf8">The text.</param>
    /// <param name="owner">Whose it has to be.</param>
    /// <returns>The calibration.</returns>
    /// <exception cref="ConfigurationException">It is none, another robot's, or has a setting that its part refuses.</exception>
    public static RobotCalibration Parse(string name, byte[] utf8, CalibrationOwner owner)
    {
        ArgumentNullException.ThrowIfNull(owner);
        return JsonFile.Read(
            name,
            utf8,
            CalibrationJsonContext.Default.RobotCalibration,
            (calibration, problems) => CalibrationRules.Check(calibration, owner, problems));
    }

    /// <summary>Writes a file as a whole; what was there is replaced.</summary>
    /// <param name="path">The file; its folder is made where it is missing.</param>
    /// <param name="calibration">The calibration.</param>
    /// <exception cref="IOException">It cannot be written; what was there is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, RobotCalibration calibration)
    {
        ArgumentNullException.ThrowIfNull(path);
        byte[] utf8 = JsonSerializer.SerializeToUtf8Bytes(calibration, CalibrationJsonContext.Default.RobotCalibration);
        _ = Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        AtomicFile.Write(path, [.. utf8, (byte)'\n']);
    }
}
