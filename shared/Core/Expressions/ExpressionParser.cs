using System;
using MbRlRobot.Expressions.Parsing;

namespace MbRlRobot.Expressions;

/// <summary>Turns the text of an expression into a checked tree. The grammar is in this folder's README.</summary>
public static class ExpressionParser
{
    /// <summary>The greatest length of an expression's text, in UTF-16 units.</summary>
    public const int MaximumLength = 4096;

    /// <summary>Parses a text, binds its names, checks its types. Bad text gives an error, no exception.</summary>
    /// <param name="text">The text; any string.</param>
    /// <param name="scope">The names it may use, and where it stands.</param>
    /// <param name="expected">The type it must have; null for either, as in a let.</param>
    /// <returns>The expression, or the first error.</returns>
    public static ExpressionResult Parse(string text, ExpressionScope scope, ExpressionType? expected = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(scope);
        try
        {
            return new ExpressionResult(new Parser(text, scope).ParseAll(expected));
        }
        catch (RefusalException refusal)
        {
            return new ExpressionResult(refusal.Error);
        }
    }
}
