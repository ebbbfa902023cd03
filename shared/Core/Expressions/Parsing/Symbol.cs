namespace MbRlRobot.Expressions.Parsing;

/// <summary>A sign that may turn up in a text: one of the language's, or a slip for one.</summary>
/// <param name="Text">The sign.</param>
/// <param name="Kind">The token that it is, or null for a slip.</param>
/// <param name="Suggestion">For a slip, what to write instead.</param>
internal sealed record Symbol(string Text, TokenKind? Kind, string? Suggestion);
