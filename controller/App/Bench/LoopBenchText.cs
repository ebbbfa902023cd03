using System;
using System.IO;
using System.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp.Control;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>Tells people how a loop kept time.</summary>
internal static class LoopBenchText
{
    private const int MostListed = 10;

    /// <summary>Writes a report.</summary>
    /// <param name="report">The report.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(LoopBenchReport report, TextWriter output)
    {
        string model = report.Model is null ? "exploring" : $"planning through {report.Model}";
        output.WriteLine(FormattableString.Invariant(
            $"{report.Type} on {report.Io}, {model}: {report.Seconds:0.#} s, a tick every {report.IoPeriodMilliseconds:0.###} ms"));
        output.WriteLine(FormattableString.Invariant(
            $"  machine   {report.Machine.Processor}, {report.Machine.Cores} cores, {report.Machine.OperatingSystem}"));
        output.WriteLine(FormattableString.Invariant(
            $"  overruns  {report.Overruns}, {report.MissedPeriods} of {report.Periods} periods missed{Events(report)}"));
        if (report.Stall is { } stall)
        {
            output.WriteLine(FormattableString.Invariant(
                $"  stall     of {stall.Milliseconds} ms injected at {stall.AtSeconds:0.###} s{Effect(report, stall)}"));
        }

        output.WriteLine(FormattableString.Invariant(
            $"  memory    {report.AllocatedBytesInEpisodes} bytes allocated by the loop within episodes"));
        output.WriteLine(FormattableString.Invariant(
            $"            {report.AllocatedBytesOtherwise} around them; {report.Collections} collections"));
        output.WriteLine($"  keeps time, in the last second  {TimesText.Describe(report.Health)}");
        TextTable table = TimesText.Table();
        TimesText.Add(table, "all", report.Times);
        table.Write(output);
    }

    /// <summary>The first overrun from then on: the tick after the one that stalled says so.</summary>
    private static string Effect(LoopBenchReport report, LoopStall stall)
    {
        LoopOverrun first = report.OverrunEvents.FirstOrDefault(each => each.AtSeconds >= stall.AtSeconds);
        return first.MissedPeriods == 0
            ? string.Empty
            : FormattableString.Invariant($": {first.MissedPeriods} periods missed, as of {first.AtSeconds:0.00} s");
    }

    private static string Events(LoopBenchReport report)
    {
        string listed = string.Join(", ", report.OverrunEvents.Take(MostListed).Select(
            each => FormattableString.Invariant($"{each.MissedPeriods} at {each.AtSeconds:0.00} s")));
        return listed.Length == 0 ? string.Empty : $" ({listed}{(report.Overruns > MostListed ? ", ..." : string.Empty)})";
    }
}
