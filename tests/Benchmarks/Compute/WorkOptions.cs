using System;
using System.Collections.Generic;
using System.CommandLine;
using MbRlRobot.CommandLine;

namespace MbRlRobot.Benchmarks.Compute;

/// <summary>The options that benchmarks of decisions and fits have in common.</summary>
internal static class WorkOptions
{
    private const int MostThreads = 1024;
    private const int LongestSeconds = 600;

    /// <summary>Which work.</summary>
    /// <param name="names">The names that there are; the first is the usual one.</param>
    /// <returns>The option.</returns>
    public static Option<string> Config(IReadOnlyList<string> names)
    {
        Option<string> option = new("--config")
        {
            Description = "The work: S, M, L as the PyTorch peer's; robot, a decision of the shipped cart-pole.",
            HelpName = string.Join('|', names),
            DefaultValueFactory = _ => names[0],
        };
        option.AcceptOnlyFromAmong([.. names]);
        return option;
    }

    /// <summary>How many threads.</summary>
    /// <returns>The option; null is one for each core.</returns>
    public static Option<int?> Threads() => NumberOption.Create("--threads", "Threads that work. [default: one per core]", 1, MostThreads);

    /// <summary>How long to measure.</summary>
    /// <param name="usual">How long without it, s.</param>
    /// <returns>The option; null is the usual.</returns>
    public static Option<double?> Seconds(double usual) =>
        NumberOption.Create("--seconds", FormattableString.Invariant($"How long to measure. [default: {usual}]"), 0.1, LongestSeconds);
}
