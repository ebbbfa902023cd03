using System;
using System.Linq;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>The signs of the language, and those of other languages that people write by habit.</summary>
internal static class Symbols
{
    private static readonly Symbol[] LongestFirst =
    [
        .. OperatorFacts.Symbols.Select(symbol => Known(symbol, TokenKind.Operator))
            .Append(Known("(", TokenKind.LeftParenthesis))
            .Append(Known(")", TokenKind.RightParenthesis))
            .Append(Known(",", TokenKind.Comma))
            .Append(Known("'", TokenKind.Prime))
            .Concat(Slips())
            .OrderByDescending(symbol => symbol.Text.Length),
    ];

    /// <summary>The longest sign at a position, or null.</summary>
    public static Symbol? At(string text, int position) => Array.Find(
        LongestFirst, symbol => string.CompareOrdinal(text, position, symbol.Text, 0, symbol.Text.Length) == 0);

    private static Symbol[] Slips() =>
    [
        .. Slip("and", "&&", "&", "∧"),
        .. Slip("or", "||", "∨"),
        .. Slip("not", "!", "~", "¬"),
        .. Slip("==", "=", "===", ":="),
        .. Slip("!=", "!==", "<>", "~=", "≠"),
        .. Slip("<=", "=<", "≤"),
        .. Slip(">=", "=>", "≥"),
        .. Slip("^", "**"),
        .. Slip("^2", "²"),
        .. Slip("^3", "³"),
        .. Slip("*", "×", "·", "⋅"),
        .. Slip("/", "÷"),
        .. Slip("-", "−", "–"),
        .. Slip("'", "′", "’", "‘"),
        .. Slip("pi", "π"),
        .. Slip("sqrt(x)", "√"),
        .. Slip("(", "[", "{"),
        .. Slip(")", "]", "}"),
        .. Slip(",", ";"),
        .. Slip("if(condition, a, b)", "?", ":"),
        new("|", null, "write 'or', or 'abs(x)' for a magnitude"),
        new("%", null, "there is no remainder; wrap(x) brings an angle into [-pi, pi)"),
    ];

    private static Symbol Known(string text, TokenKind kind) => new(text, kind, null);

    private static Symbol[] Slip(string instead, params string[] slips) =>
        [.. slips.Select(slip => new Symbol(slip, null, $"write '{instead}'"))];
}
