using System;
using System.Collections.Generic;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Words of other languages that people write by habit, and what to write instead.</summary>
internal static class WordSlips
{
    private static readonly Dictionary<string, string> Instead = new(StringComparer.OrdinalIgnoreCase)
    {
        ["pow"] = "a ^ b",
        ["power"] = "a ^ b",
        ["sqr"] = "x ^ 2",
        ["square"] = "x ^ 2",
        ["ln"] = "log",
        ["log10"] = "log(x) / log(10)",
        ["log2"] = "log(x) / log(2)",
        ["e"] = "exp(1)",
        ["arctan2"] = "atan2",
        ["atan"] = "atan2(x, 1)",
        ["arctan"] = "atan2(x, 1)",
        ["asin"] = "atan2(x, sqrt(1 - x^2))",
        ["arcsin"] = "atan2(x, sqrt(1 - x^2))",
        ["acos"] = "atan2(sqrt(1 - x^2), x)",
        ["arccos"] = "atan2(sqrt(1 - x^2), x)",
        ["sinh"] = "(exp(x) - exp(-x)) / 2",
        ["cosh"] = "(exp(x) + exp(-x)) / 2",
        ["fabs"] = "abs",
        ["sgn"] = "sign",
        ["signum"] = "sign",
        ["clip"] = "clamp",
        ["minimum"] = "min",
        ["maximum"] = "max",
        ["hypot"] = "sqrt(a^2 + b^2)",
        ["norm"] = "sqrt(a^2 + b^2)",
        ["mod"] = "wrap(x)",
        ["fmod"] = "wrap(x)",
        ["where"] = "if(condition, a, b)",
        ["iif"] = "if(condition, a, b)",
        ["previous"] = "prev",
        ["last"] = "prev",
        ["next"] = "x'",
        ["t"] = "time",
    };

    /// <summary>What to write instead of a word, or null.</summary>
    public static string? Find(string word) => Instead.GetValueOrDefault(word);
}
