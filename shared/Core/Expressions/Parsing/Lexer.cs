using System.Collections.Generic;
using System.Text;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Cuts a text into tokens; the last one is <see cref="TokenKind.End"/>.</summary>
internal static class Lexer
{
    public static IReadOnlyList<Token> Tokenize(string text)
    {
        List<Token> tokens = [];
        for (int position = SkipSpace(text, 0); position < text.Length; position = SkipSpace(text, tokens[^1].Span.End))
        {
            tokens.Add(Word(text, position) ?? NumberScanner.At(text, position) ?? Sign(text, position));
        }

        tokens.Add(new Token(TokenKind.End, new ExpressionSpan(text.TrimEnd().Length, 0), ""));
        return tokens;
    }

    private static int SkipSpace(string text, int position)
    {
        while (position < text.Length && char.IsWhiteSpace(text[position]))
        {
            position++;
        }

        return position;
    }

    private static Token? Word(string text, int position)
    {
        if (!ExpressionNames.IsStart(text[position]))
        {
            return null;
        }

        int end = position + 1;
        while (end < text.Length && ExpressionNames.IsPart(text[end]))
        {
            end++;
        }

        string word = text[position..end];
        return new Token(KindOf(word), new ExpressionSpan(position, word.Length), word);
    }

    private static TokenKind KindOf(string word) => word switch
    {
        "and" or "or" => TokenKind.Operator,
        "not" => TokenKind.Not,
        _ => TokenKind.Name,
    };

    private static Token Sign(string text, int position)
    {
        Symbol symbol = Symbols.At(text, position) ?? throw Unknown(text, position);
        var span = new ExpressionSpan(position, symbol.Text.Length);
        return symbol.Kind is TokenKind kind
            ? new Token(kind, span, symbol.Text)
            : throw new RefusalException(span, $"'{symbol.Text}' is not part of the language", symbol.Suggestion);
    }

    private static RefusalException Unknown(string text, int position)
    {
        char first = text[position];
        bool whole = Rune.TryGetRuneAt(text, position, out Rune rune);
        string shown = first is > ' ' and <= '~' ? $"'{first}'" : $"U+{(whole ? rune.Value : first):X4}";
        return new RefusalException(
            new ExpressionSpan(position, whole ? rune.Utf16SequenceLength : 1),
            $"the character {shown} is not part of the language",
            whole && Rune.IsLetter(rune) ? "names are made of A-Z, a-z, 0-9 and '_'" : null);
    }
}
