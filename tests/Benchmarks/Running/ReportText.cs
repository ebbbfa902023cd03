using System;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Diagnostics;

namespace MbRlRobot.Benchmarks.Running;

/// <summary>A report as people read it.</summary>
internal static class ReportText
{
    private const double Countable = 1000;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(BenchmarkReport report, TextWriter output)
    {
        output.WriteLine($"{report.Benchmark}: {report.Measures}");
        output.WriteLine(Describe(report.Surroundings));
        if (report.Settings.Count > 0)
        {
            output.WriteLine(string.Join(", ", report.Settings.Select(setting => $"{setting.Name} {setting.Value}")));
        }

        if (report.Figures.Count > 0)
        {
            WriteFigures(report, output);
        }

        WriteGoals(report, output);
        report.Notes.ToList().ForEach(output.WriteLine);
    }

    private static string Describe(Surroundings surroundings)
    {
        MachineReport machine = surroundings.Machine;
        return FormattableString.Invariant(
            $"{surroundings.MeasuredUtc}, {machine.Processor} ({machine.Cores} cores, {machine.VectorBits}-bit vectors), {machine.DotNet}, ")
            + $"load {TextTable.Show(surroundings.LoadBefore)} before, {TextTable.Show(surroundings.LoadAfter)} after";
    }

    private static void WriteFigures(BenchmarkReport report, TextWriter output)
    {
        TextTable table = new("of", "quantity", "value", "unit");
        foreach (Figure figure in report.Figures)
        {
            table.Add(figure.Subject, figure.Quantity, Show(figure.Value), figure.Unit);
        }

        table.Write(output);
    }

    private static void WriteGoals(BenchmarkReport report, TextWriter output)
    {
        foreach (Goal goal in report.Goals)
        {
            string relation = goal.Relation == GoalRelation.AtLeast ? "at least" : "at most";
            output.WriteLine($"{(goal.IsMet ? "met   " : "MISSED")} {goal.What}: {Show(goal.Measured)}, "
                + $"wanted {relation} {Show(goal.Wanted)} {goal.Unit}".TrimEnd());
        }
    }

    /// <summary>Four digits, and no powers of ten for what people count.</summary>
    public static string Show(double value) => Math.Abs(value) >= Countable
        ? value.ToString("#,0", CultureInfo.InvariantCulture)
        : TextTable.Show(value);
}
