using System;

namespace MbRlRobot.Expressions.Parsing;

/// <summary>Carries the first error out of the parser; never leaves <see cref="ExpressionParser"/>.</summary>
internal sealed class RefusalException(ExpressionSpan span, string message, string? suggestion = null)
    : Exception(message)
{
    public ExpressionError Error { get; } = new(span.Position, span.Length, message, suggestion);
}
