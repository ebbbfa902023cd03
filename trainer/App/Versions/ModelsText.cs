using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Registry;

namespace MbRlRobot.TrainerApp.Versions;

/// <summary>Tells people of a registry.</summary>
internal static class ModelsText
{
    /// <summary>Writes reports.</summary>
    /// <param name="reports">The reports.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(IReadOnlyList<ModelsReport> reports, TextWriter output)
    {
        if (reports.Count == 0)
        {
            output.WriteLine("There are no models yet: serve makes them.");
        }

        foreach (ModelsReport report in reports)
        {
            string reported = report.Reported.ToString(CultureInfo.InvariantCulture);
            output.WriteLine($"{report.Type}: robots took up to version {(report.Reported == 0 ? "-" : reported)}");
            TextTable table = new("version", "is", "from", "made (UTC)", "gates", "how");
            foreach (VersionRecord version in report.Versions)
            {
                table.Add(
                    version.Version,
                    Names(report, version.Version),
                    version.ParentVersion == 0 ? null : version.ParentVersion,
                    version.CreatedUtc.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture),
                    Gates(version),
                    version.Origin);
            }

            table.Write(output);
        }
    }

    private static string Names(ModelsReport report, ulong version)
    {
        (string Name, ulong? Version)[] names =
            [("champion", report.Champion), ("candidate", report.Candidate), ("previous", report.Previous)];
        return string.Join(", ", names.Where(name => name.Version == version).Select(name => name.Name));
    }

    private static string Gates(VersionRecord version) => version.IsPassed()
        ? "passed"
        : "refused: " + string.Join("; ", version.Gates.Where(gate => !gate.Passed).Select(gate => $"{gate.Name}, {gate.Detail}"));
}
