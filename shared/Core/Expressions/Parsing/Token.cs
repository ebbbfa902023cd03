namespace MbRlRobot.Expressions.Parsing;

/// <summary>A piece of the text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Text">The characters; empty at the end.</param>
/// <param name="Value">The number, for a number.</param>
internal readonly record struct Token(TokenKind Kind, ExpressionSpan Span, string Text, double Value = 0)
{
    /// <summary>The text, short enough for a message.</summary>
    public string Shown => Excerpt.Of(Text);
}
