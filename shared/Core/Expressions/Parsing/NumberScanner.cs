using System.Globalization;
using System.Text.RegularExpressions;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Reads number literals: <c>1</c>, <c>1.5</c>, <c>.5</c>, <c>1e-3</c>.</summary>
internal static partial class NumberScanner
{
    /// <summary>The number at a position, or null when none begins there.</summary>
    public static Token? At(string text, int position)
    {
        Match match = Literal().Match(text, position);
        if (!match.Success)
        {
            return null;
        }

        var span = new ExpressionSpan(position, match.Length);
        return match.Groups["bad"].Length > 0
            ? throw NotANumber(match.Value, span)
            : new Token(TokenKind.Number, span, match.Value, Value(match.Value, span));
    }

    private static double Value(string literal, ExpressionSpan span)
    {
        double value = double.Parse(literal, NumberStyles.Float, CultureInfo.InvariantCulture);
        return double.IsFinite(value) && (value != 0 || IsZero(literal))
            ? value
            : throw new RefusalException(span, $"'{Excerpt.Of(literal)}' is outside the range 5e-324 to 1.8e308");
    }

    private static RefusalException NotANumber(string literal, ExpressionSpan span) =>
        new(span, $"'{Excerpt.Of(literal)}' is not a number", "write it like 1, 1.5, .5 or 1e-3");

    private static bool IsZero(string literal) => literal.Split('e', 'E')[0].Trim('0', '.').Length == 0;

    /// <summary>A literal; "bad" is what follows it but may not: a second point, an exponent without digits.</summary>
    [GeneratedRegex(
        @"\G(?:[0-9]+(?:\.[0-9]+)?|\.[0-9]+)(?:[eE][+-]?[0-9]+)?" +
        "(?<bad>[._][0-9A-Za-z._]*|[eE][+-]?(?![0-9A-Za-z_]))?")]
    private static partial Regex Literal();
}
