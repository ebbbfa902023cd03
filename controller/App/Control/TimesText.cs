using System;
using MbRlRobot.CommandLine;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Control;

/// <summary>Tells people how a loop keeps time.</summary>
internal static class TimesText
{
    /// <summary>The headings of a table of times.</summary>
    public static TextTable Table() => new("ms", "ticks", "mean", "p50", "p99", "p99.9", "max");

    /// <summary>Adds the times of some ticks to a table.</summary>
    /// <param name="table">The table.</param>
    /// <param name="which">Which ticks, such as <c>latest second</c>.</param>
    /// <param name="times">Their times.</param>
    public static void Add(TextTable table, string which, in LoopTimes times)
    {
        Add(table, $"{which}: period", times.Period);
        Add(table, $"{which}: work", times.Work);
        Add(table, $"{which}: plan's age", times.PlanAge);
    }

    /// <summary>A verdict, and the number that decided.</summary>
    /// <param name="health">The verdict.</param>
    /// <returns>A line.</returns>
    public static string Describe(in LoopHealth health) => health.Level switch
    {
        HealthLevel.Unknown => "not known yet",
        HealthLevel.Ok => "ok",
        HealthLevel.Warn => $"WARN: {Number(health)}",
        _ => $"ERROR: {Number(health)}",
    };

    private static string Number(in LoopHealth health)
    {
        (string name, double scale, string unit) = health.Cause switch
        {
            HealthCause.MissedShare => ("periods missed", 100, "%"),
            HealthCause.RateMean => ("mean rate off by", 1, "Hz"),
            HealthCause.RateDeviation => ("standard deviation of the rate", 1, "Hz"),
            HealthCause.WorkMean => ("mean work of a tick", 1, "ms"),
            _ => ("standard deviation of a tick's work", 1, "ms"),
        };
        return FormattableString.Invariant($"{name} {health.Value * scale:0.###} {unit}, above {health.Threshold * scale:0.###} {unit}");
    }

    private static void Add(TextTable table, string name, in TimeSummary times) => table.Add(
        name,
        times.Count,
        Show(times.MeanMilliseconds),
        Show(times.P50Milliseconds),
        Show(times.P99Milliseconds),
        Show(times.P999Milliseconds),
        Show(times.MaximumMilliseconds));

    /// <summary>Milliseconds to the microsecond.</summary>
    private static string Show(double milliseconds) =>
        double.IsFinite(milliseconds) ? FormattableString.Invariant($"{milliseconds:F3}") : "-";
}
