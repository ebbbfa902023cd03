namespace MbRlRobot.Expressions.Parsing;

/// <summary>The kinds of token.</summary>
internal enum TokenKind
{
    End,
    Number,
    Name,
    Prime,
    LeftParenthesis,
    RightParenthesis,
    Comma,
    Not,
    Operator,
}
