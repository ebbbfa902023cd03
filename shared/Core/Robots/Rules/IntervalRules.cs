using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>Intervals: the right way round, and inside another where one is given.</summary>
internal static class IntervalRules
{
    public static void Ordered(string path, Interval interval, ProblemList problems) =>
        problems.Require(interval.Low < interval.High, path, interval.ToString(), "[low, high] with low < high");

    public static void Within(string path, Interval interval, Interval outer, string outerName, ProblemList problems)
    {
        Ordered(path, interval, problems);
        problems.Require(outer.Contains(interval), path, interval.ToString(), $"an interval inside {outerName} {outer}");
    }
}
