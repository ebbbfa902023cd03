using System;
using System.Text.RegularExpressions;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>The text of an expression, for messages that quote it.</summary>
internal sealed partial class Source(string text)
{
    /// <summary>A part of the text, on one line and shortened.</summary>
    public string Quote(ExpressionSpan span)
    {
        string part = text.Substring(span.Position, span.Length);
        return Excerpt.Of(string.Join(' ', part.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)));
    }

    /// <summary>A suggestion when a part of the text has a number with a decimal comma, else null.</summary>
    public string? SuggestPoint(ExpressionSpan span)
    {
        Match comma = DecimalComma().Match(text, span.Position, span.Length);
        return comma.Success ? $"a decimal has a point: '{Excerpt.Of(comma.Value.Replace(',', '.'))}'" : null;
    }

    [GeneratedRegex("(?<![.0-9])[0-9]+,[0-9]+")]
    private static partial Regex DecimalComma();
}
