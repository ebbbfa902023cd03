using System;
using System.Collections.Generic;
using System.IO;
using MbRlRobot.Ingest;

namespace MbRlRobot.TrainerApp.Import;

/// <summary>Tells people what <c>import</c> did.</summary>
internal static class ImportText
{
    /// <summary>Writes.</summary>
    /// <param name="report">What was done.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(ImportReport report, TextWriter output)
    {
        foreach (ImportedSource source in report.Sources)
        {
            Write(source, output);
        }

        string known = report.Known == 0 ? "" : FormattableString.Invariant($"; {report.Known} were there already");
        output.WriteLine(FormattableString.Invariant($"{report.Target}: {report.New} new transitions{known}"));
    }

    private static void Write(ImportedSource source, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant(
            $"{source.Source}: {source.Transitions} transitions of {source.RobotId} in {source.Episodes} episodes, from {source.Rows} rows"));
        foreach (UnusableRows rows in source.Unusable)
        {
            output.WriteLine(FormattableString.Invariant($"  a fit will leave out {rows.Rows}: {rows.Reason}"));
        }

        WriteNames("columns not read", source.IgnoredColumns ?? [], output);
        WriteNames("parameters at their defaults", source.AbsentParameters ?? [], output);
    }

    private static void WriteNames(string what, IReadOnlyList<string> names, TextWriter output)
    {
        if (names.Count > 0)
        {
            output.WriteLine($"  {what}: {string.Join(", ", names)}");
        }
    }
}
