using System.Collections.Frozen;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Expressions;

/// <summary>What a state, an action, a parameter or a let may be called.</summary>
public static class ExpressionNames
{
    /// <summary>The reserved words in a fixed order, so that a suggestion never depends on hashing.</summary>
    internal static readonly string[] Words =
        ["and", "or", "not", "if", "prev", "time", "pi", "true", "false", .. FunctionFacts.Names];

    /// <summary>Words that mean something in every expression, the functions among them.</summary>
    public static IReadOnlySet<string> Reserved { get; } = FrozenSet.ToFrozenSet(Words);

    /// <summary>Why something may not be called by a name.</summary>
    /// <param name="name">The name.</param>
    /// <returns>A sentence without a capital or a full stop, or null when the name is fine.</returns>
    public static string? Refusal(string name) => name switch
    {
        "" => "a name is empty",
        _ when !IsStart(name[0]) || !name.All(IsPart) => "a name is a letter or '_', then letters, digits or '_'",
        _ when Reserved.Contains(name) => "it is a word of the expression language",
        _ => null,
    };

    internal static bool IsStart(char character) => char.IsAsciiLetter(character) || character == '_';

    internal static bool IsPart(char character) => IsStart(character) || char.IsAsciiDigit(character);
}
