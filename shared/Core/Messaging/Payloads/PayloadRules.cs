using System;
using System.Collections.Generic;
using System.Globalization;
using MbRlRobot.Configuration;
using MbRlRobot.Transitions;

namespace MbRlRobot.Messaging.Payloads;

/// <summary>Rules that payloads have in common. Each gives null where it is kept.</summary>
internal static class PayloadRules
{
    /// <summary>Longest text for people, in characters.</summary>
    internal const int LongestMessage = 512;

    /// <summary>Longest name, unit, version or code, in characters.</summary>
    internal const int LongestName = 64;

    internal static string? First(params ReadOnlySpan<string?> problems)
    {
        foreach (string? problem in problems)
        {
            if (problem is not null)
            {
                return problem;
            }
        }

        return null;
    }

    /// <summary>One rule for every element of a list; the list has a largest length.</summary>
    internal static string? Each<T>(string path, IReadOnlyCollection<T> items, int most, Func<string, T, string?> rule)
    {
        string? problem = Require(items.Count <= most, path, $"{items.Count} entries", $"at most {most}");
        int index = 0;
        foreach (T item in items)
        {
            problem ??= rule($"{path}[{index++}]", item);
        }

        return problem;
    }

    internal static string? Require(bool holds, string path, object? value, string allowed) =>
        holds ? null : Describe(path, Convert.ToString(value, CultureInfo.InvariantCulture) ?? "null", allowed);

    internal static string Describe(string path, string value, string allowed) =>
        new ConfigurationProblem(path, value, allowed).ToString();

    internal static string? Hash(string path, string value) =>
        Require(Sha256Syntax.IsValid(value), path, value, Sha256Syntax.Allowed);

    internal static string? Name(string path, string value) =>
        Require(value.Length > 0 && IsText(value, LongestName), path, value, $"1 to {LongestName} printable characters");

    internal static string? Message(string path, string value) =>
        Require(IsText(value, LongestMessage), path, value, $"at most {LongestMessage} printable characters");

    internal static string? NotNegative(string path, double value) =>
        Require(value >= 0 && double.IsFinite(value), path, value, "0 or more");

    /// <summary>Finite numbers by name, no more than a vector has.</summary>
    internal static string? Numbers(string path, IReadOnlyDictionary<string, double> values) => Each(
        path, values, TransitionSchema.MaximumDimension, (each, value) => First(
            Name(each, value.Key), Require(double.IsFinite(value.Value), each, value.Value, "a finite number")));

    private static bool IsText(string value, int longest)
    {
        bool isPrintable = value.Length <= longest;
        foreach (char letter in value)
        {
            isPrintable &= !char.IsControl(letter);
        }

        return isPrintable;
    }
}
