using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>Distributions of start values: one kind, and values inside the limits of what is drawn.</summary>
internal static class DistributionRules
{
    private const string Kinds = "exactly one of constant, uniform, normal, annulus";

    public static void Check(string path, Distribution distribution, Interval limits, ProblemList problems)
    {
        string[] kinds = [.. KindsOf(distribution)];
        problems.Require(kinds.Length == 1, path, kinds.Length == 0 ? "empty" : string.Join(" and ", kinds), Kinds);
        CheckPlain(path, distribution, limits, problems);
        CheckNormal(path, distribution, limits, problems);
        CheckAnnulus(path, distribution, limits, problems);
    }

    private static IEnumerable<string> KindsOf(Distribution distribution) => new (string Name, bool IsGiven)[]
    {
        ("constant", distribution.Constant is not null),
        ("uniform", distribution.Uniform is not null),
        ("normal", distribution.Normal is not null),
        ("annulus", distribution.Annulus is not null),
    }.Where(kind => kind.IsGiven).Select(kind => kind.Name);

    private static void CheckPlain(string path, Distribution distribution, Interval limits, ProblemList problems)
    {
        if (distribution.Constant is { } constant)
        {
            problems.Require(limits.Contains(constant), $"{path}.constant", ProblemList.Text(constant), $"a number inside limits {limits}");
        }

        if (distribution.Uniform is { } uniform)
        {
            IntervalRules.Within($"{path}.uniform", uniform, limits, "limits", problems);
        }
    }

    private static void CheckNormal(string path, Distribution distribution, Interval limits, ProblemList problems)
    {
        if (distribution.Normal is { } normal)
        {
            problems.Require(
                limits.Contains(normal.Mean) && normal.Std >= 0,
                $"{path}.normal",
                $"[{ProblemList.Text(normal.Mean)}, {ProblemList.Text(normal.Std)}]",
                $"[mean, std] with the mean inside limits {limits} and std at least 0");
        }
    }

    private static void CheckAnnulus(string path, Distribution distribution, Interval limits, ProblemList problems)
    {
        if (distribution.Annulus is { } ring)
        {
            IntervalRules.Ordered($"{path}.annulus", ring, problems);
            problems.Require(
                ring.Low >= 0 && limits.Contains(new Interval(-ring.High, ring.High)),
                $"{path}.annulus",
                ring.ToString(),
                $"[inner, outer] radii of at least 0, the ring inside limits {limits}");
        }

        problems.Require(
            distribution.Annulus is null == distribution.With is null,
            $"{path}.with",
            distribution.With is null ? "missing" : $"\"{distribution.With}\"",
            "the second coordinate, together with annulus and only there");
    }
}
