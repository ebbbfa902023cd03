using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Push;

/// <summary>What is told of a run, and what is demanded of it.</summary>
internal static class PushFindings
{
    private const double WantedBytes = 3_000_000;
    private const double WantedSeconds = 2;

    /// <summary>Tells.</summary>
    /// <param name="outcome">What came of it.</param>
    /// <param name="findings">Takes it.</param>
    public static void Tell(PushOutcome outcome, Findings findings)
    {
        IReadOnlyList<ModelPush> pushes = outcome.Pushes;
        Times("manifest to last chunk sent", pushes.Select(push => push.Transferred), findings);
        Times("last chunk sent to staged", pushes.Select(push => push.Staged - push.Transferred), findings);
        Times("published to staged", pushes.Select(push => push.Staged), findings);
        Times("staged to end of shadow", pushes.Select(push => push.Shadowed - push.Staged), findings);
        Times("published to running", pushes.Select(push => push.Running), findings);
        findings.Add("published to staged", "first", pushes[0].Staged, "s");
        findings.Add("robot", "latest decision", outcome.PlanMilliseconds, "ms");
        Loop("loop with pushes", outcome.With, findings);
        Loop("loop without", outcome.Without, findings);
        findings.AtLeast("model file", outcome.FileBytes, WantedBytes, "bytes");
        findings.AtLeast("models that drove the robot, and passed their trial", pushes.Count(push => push.Failure is null), pushes.Count, "");
        findings.AtMost("published to verified and staged, the slowest", Slowest(pushes), WantedSeconds, "s");
        findings.AtMost("overruns with pushes", outcome.With.Overruns, Allowed(outcome.Without.Overruns), "");
        findings.AtMost("missed periods with pushes", outcome.With.MissedPeriods, Allowed(outcome.Without.MissedPeriods), "");
        findings.Note("Overruns and missed periods are allowed as often as in as long a time without pushes, and two standard deviations of the "
            + "difference of two such counts: without any, none.");
        foreach (ModelPush failed in pushes.Where(push => push.Failure is not null))
        {
            findings.Note(FormattableString.Invariant($"Model {failed.Version}: {failed.Failure}"));
        }
    }

    /// <summary>Counts of rare events vary by their square root; the difference of two like ones by the root of both together.</summary>
    private static double Allowed(long without) => Math.Floor(without + (2 * Math.Sqrt(2.0 * without)));

    /// <summary>Infinite where one never was.</summary>
    private static double Slowest(IReadOnlyList<ModelPush> pushes) => pushes.Max(push => double.IsNaN(push.Staged) ? double.PositiveInfinity : push.Staged);

    private static void Times(string what, IEnumerable<double> seconds, Findings findings)
    {
        double[] known = [.. seconds.Where(double.IsFinite)];
        Samples samples = new(Math.Max(1, known.Length));
        Array.ForEach(known, samples.Add);
        findings.Add(what, "p50", samples.Percentile(0.5), "s");
        findings.Add(what, "max", samples.Percentile(1), "s");
    }

    private static void Loop(string what, Stretch stretch, Findings findings)
    {
        findings.Add(what, "ticks", stretch.Ticks, "");
        findings.Add(what, "overruns", stretch.Overruns, "");
        findings.Add(what, "missed periods", stretch.MissedPeriods, "");
        findings.Add(what, "decisions too late for their period", stretch.LatePlans, "");
        findings.Add(what, "longest time between ticks", stretch.LongestPeriod, "ms");
    }
}
