using System.Collections.Generic;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>A place in a list of tokens that ends with <see cref="TokenKind.End"/>, which is never passed.</summary>
internal sealed class TokenCursor(IReadOnlyList<Token> tokens)
{
    private int _index;

    public Token Current => tokens[_index];

    /// <summary>The token taken last; the first one before that.</summary>
    public Token Previous => tokens[_index > 0 ? _index - 1 : 0];

    /// <summary>The token behind the current one.</summary>
    public Token Following => tokens[IsAt(TokenKind.End) ? _index : _index + 1];

    public bool IsAt(TokenKind kind) => Current.Kind == kind;

    /// <summary>The current token; the cursor goes on to the next.</summary>
    public Token Take()
    {
        Token token = Current;
        _index += token.Kind == TokenKind.End ? 0 : 1;
        return token;
    }

    /// <summary>Goes on to the next token if the current one is of a kind.</summary>
    public bool TryTake(TokenKind kind)
    {
        bool found = IsAt(kind);
        if (found)
        {
            _ = Take();
        }

        return found;
    }
}
