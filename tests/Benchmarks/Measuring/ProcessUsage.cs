using System;
using System.Diagnostics;
using System.Globalization;
using System.IO;
using System.Linq;

namespace MbRlRobot.Benchmarks.Measuring;

/// <summary>What a process has cost so far.</summary>
/// <param name="CoreSeconds">Seconds of one core.</param>
/// <param name="PeakMegabytes">The most memory that it had at once, resident, MB (10^6 bytes).</param>
internal readonly record struct ProcessUsage(double CoreSeconds, double PeakMegabytes)
{
    /// <summary>Looks at a process.</summary>
    /// <param name="id">Its number.</param>
    /// <returns>The cost; NaN where there is no such process.</returns>
    public static ProcessUsage Of(int? id)
    {
        if (id is not { } number)
        {
            return new ProcessUsage(double.NaN, double.NaN);
        }

        using Process process = Process.GetProcessById(number);
        return new ProcessUsage(process.TotalProcessorTime.TotalSeconds, process.PeakWorkingSet64 / 1e6);
    }

    /// <summary>Finds a grandchild of this process by its program's name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>Its number; null where there is none.</returns>
    public static int? Grandchild(string name) => Process.GetProcessesByName(name)
        .Select(process => process.Id)
        .Cast<int?>()
        .FirstOrDefault(id => ParentOf(ParentOf(id)) == Environment.ProcessId);

    /// <summary>The fourth field of /proc/PID/stat; the second one is a name in parentheses, with blanks perhaps.</summary>
    private static int? ParentOf(int? id)
    {
        string file = FormattableString.Invariant($"/proc/{id}/stat");
        if (id is null || !File.Exists(file))
        {
            return null;
        }

        string text = File.ReadAllText(file);
        return int.Parse(text[(text.LastIndexOf(')') + 2)..].Split(' ')[1], CultureInfo.InvariantCulture);
    }
}
