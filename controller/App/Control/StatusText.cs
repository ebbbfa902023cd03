using System;
using System.IO;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Control;

/// <summary>Tells people how a robot stands.</summary>
internal static class StatusText
{
    /// <summary>Writes.</summary>
    /// <param name="report">How it stands.</param>
    /// <param name="output">Takes the text.</param>
    public static void Write(StatusReport report, TextWriter output)
    {
        string now = report.IsRunning ? "runs" : "does not run; this is what its last control process told last";
        output.WriteLine($"{report.RobotId} {now}");
        TextTable table = new("", "");
        table.Add("lifecycle", report.Lifecycle);
        table.Add("phase", report.Phase);
        table.Add("fault", report.Fault ?? "none");
        table.Add("last session ended by", report.SessionEnd);
        table.Add("episode, step", $"{report.Episode + 1}, {report.Step}");
        table.Add("return", report.Return);
        table.Add("transitions", (double)report.Transitions);
        AddTimes(report, table);
        AddPlans(report, table);
        table.Add("model", $"{report.ModelVersion}");
        table.Add("commands expired, repeated, damaged", $"{report.ExpiredCommands}, {report.RepeatedCommands}, {report.TornCommands}");
        table.Add("epoch, process", $"{report.Epoch}, {report.ProcessId}");
        table.Write(output);
        TextTable times = TimesText.Table();
        TimesText.Add(times, "latest second", report.Latest);
        TimesText.Add(times, "since armed", report.Session);
        times.Write(output);
    }

    private static void AddTimes(StatusReport report, TextTable table)
    {
        long periods = report.Session.Period.Count + report.SessionMissedPeriods;
        table.Add("keeps time", TimesText.Describe(report.Health));
        table.Add("late ticks, periods missed since armed", $"{report.SessionOverruns}, {report.SessionMissedPeriods} of {periods}");
        table.Add("late ticks, periods missed of all", $"{report.Overruns}, {report.MissedPeriods}");
        table.Add("worst period ms", Show(report.WorstPeriodMilliseconds));
    }

    private static void AddPlans(StatusReport report, TextTable table)
    {
        table.Add("decision ms, iterations", $"{Show(report.PlanMilliseconds)}, {report.PlanIterations}");
        table.Add("plan's age ms", Show(report.PlanAgeMilliseconds));
        table.Add("plan's return, disagreement", $"{TextTable.Show(report.PlanReturn)}, {TextTable.Show(report.PlanDisagreement)}");
        table.Add("plans missed", $"{report.MissedPlans} of {report.DuePlans} due");
        table.Add("decisions, late, unusable", $"{report.Plans}, {report.LatePlans}, {report.UnusablePlans}");
    }

    /// <summary>Milliseconds to the microsecond.</summary>
    private static string Show(double? milliseconds) =>
        milliseconds is { } value ? FormattableString.Invariant($"{value:F3}") : "-";
}
