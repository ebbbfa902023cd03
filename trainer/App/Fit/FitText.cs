using System;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Ingest;
using MbRlRobot.Ports;

namespace MbRlRobot.TrainerApp.Fit;

/// <summary>Tells people of a fit.</summary>
internal static class FitText
{
    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(FitReport report, TextWriter output)
    {
        WriteData(report, output);
        output.WriteLine(FormattableString.Invariant(
            $"fitted on {report.Rows} rows, {report.HoldoutRows} held out, in {report.Seconds:F1} s"));
        if (report.States.Count > 0)
        {
            TextTable table = new("state", "RMSE of a step", "unit", "NLL, mean", "NLL, median");
            foreach (FitStateReport state in report.States)
            {
                table.Add(state.Name, state.HoldoutRmse, state.Unit, state.HoldoutNll, state.HoldoutNllMedian);
            }

            table.Write(output);
        }

        output.WriteLine(FormattableString.Invariant($"disagreement threshold {report.DisagreementThreshold:G3}"));
        string parent = report.ParentVersion == 0 ? "" : FormattableString.Invariant($", from version {report.ParentVersion}");
        output.WriteLine(FormattableString.Invariant($"{report.Folder} holds version {report.Version} for {report.Type}{parent}"));
    }

    private static void WriteData(FitReport report, TextWriter output)
    {
        output.WriteLine(FormattableString.Invariant($"{report.RowsRead} rows in {string.Join(", ", report.Files)}"));
        if (report.Duplicates > 0)
        {
            output.WriteLine(FormattableString.Invariant($"  dropped {report.Duplicates}: an id that came before"));
        }

        foreach (UnusableRows rows in report.Unusable)
        {
            output.WriteLine(FormattableString.Invariant($"  left out {rows.Rows}: {rows.Reason}"));
        }

        foreach (DroppedColumn column in report.Outliers.Where(column => column.Outliers > 0))
        {
            output.WriteLine(FormattableString.Invariant(
                $"  left out {column.Outliers}: {column.Column} too far from all others to be measured"));
        }

        foreach (string file in report.TornFiles)
        {
            output.WriteLine($"  dropped the half-written last line of {file}");
        }
    }
}
