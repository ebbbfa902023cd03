using System;
using System.Globalization;

namespace MbRlRobot.Benchmarks.Growth;

/// <summary>How figures of growth are called: the report draws its curves from them.</summary>
internal static class GrowthNames
{
    /// <summary>The quantity of a time, ms.</summary>
    public const string Time = "took";

    /// <summary>The quantity that is 1 where growth is linear.</summary>
    public const string Over = "over linear";

    private const string Times = " x ";

    /// <summary>The subject.</summary>
    /// <param name="direction">What grows.</param>
    /// <param name="factor">How many times as much there is.</param>
    public static string Of(string direction, double factor) => FormattableString.Invariant($"{direction}{Times}{factor}");

    /// <summary>Reads a subject.</summary>
    /// <param name="subject">The subject.</param>
    /// <returns>What grows, and how many times as much there is; null where it is of something else.</returns>
    public static (string Direction, double Factor)? Read(string subject)
    {
        int at = subject.LastIndexOf(Times, StringComparison.Ordinal);
        return at > 0 && double.TryParse(subject[(at + Times.Length)..], CultureInfo.InvariantCulture, out double factor)
            ? (subject[..at], factor)
            : null;
    }
}
