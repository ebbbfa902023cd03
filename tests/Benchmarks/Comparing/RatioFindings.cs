using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Comparing;

/// <summary>Tells how many times faster.</summary>
internal static class RatioFindings
{
    /// <summary>Tells a ratio to people, to machines and as a goal.</summary>
    /// <param name="findings">Takes it.</param>
    /// <param name="answer">Its name for machines.</param>
    /// <param name="what">Of what to what, as in <c>plan S: torch tuned / ours</c>.</param>
    /// <param name="ratio">The ratio.</param>
    /// <param name="wanted">The least that will do.</param>
    public static void Ratio(this Findings findings, string answer, string what, double ratio, double wanted)
    {
        findings.Tell(answer, ratio);
        findings.AtLeast(what, ratio, wanted, "times");
    }
}
