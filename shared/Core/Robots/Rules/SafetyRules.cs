using System.Linq;
using MbRlRobot.Configuration;

namespace MbRlRobot.Robots.Rules;

/// <summary>The guards: a fallback chain that ends in stop, an external watchdog, the disagreement guard.</summary>
internal static class SafetyRules
{
    public static void Check(SafetyDescription safety, ProblemList problems)
    {
        string chain = "[" + string.Join(", ", safety.Fallback.Select(each => JsonText.Of(each).Trim('"'))) + "]";
        problems.Require(
            safety.Fallback.Count > 0 && safety.Fallback[^1] == FallbackKind.Stop && safety.Fallback.Distinct().Count() == safety.Fallback.Count,
            "$.safety.fallback",
            chain,
            "each of planTail, hold, damp at most once, then stop");
        problems.Require(
            safety.Watchdog is null or (>= 0.01 and <= 10), "$.safety.watchdog", ProblemList.Text(safety.Watchdog ?? 0), "seconds from 0.01 to 10, or nothing");
        problems.Require(
            safety.Watchdog is null || safety.Enable, "$.safety.watchdog", ProblemList.Text(safety.Watchdog ?? 0), "a watchdog only with an enable line to cut (enable: true)");
        problems.Require(
            safety.Disagreement is null or (> 0 and <= 1000), "$.safety.disagreement", ProblemList.Text(safety.Disagreement ?? 0), "a multiple of the manifest's threshold above 0 to 1000, or nothing");
    }
}
