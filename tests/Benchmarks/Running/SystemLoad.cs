using System.Globalization;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>Whether the machine is somebody else's too.</summary>
internal static class SystemLoad
{
    private const string File = "/proc/loadavg";

    /// <summary>The average of the last minute; NaN where the system does not tell.</summary>
    public static double OneMinute => System.IO.File.Exists(File)
        ? double.Parse(System.IO.File.ReadAllText(File).Split(' ')[0], CultureInfo.InvariantCulture)
        : double.NaN;
}
