using System.Diagnostics.CodeAnalysis;

namespace MbRlRobot.Expressions;

/// <summary>What parsing gave: an expression or an error, never both.</summary>
public sealed record ExpressionResult
{
    internal ExpressionResult(Expression expression) => Expression = expression;

    internal ExpressionResult(ExpressionError error) => Error = error;

    /// <summary>Whether there is an expression.</summary>
    [MemberNotNullWhen(true, nameof(Expression))]
    [MemberNotNullWhen(false, nameof(Error))]
    public bool Succeeded => Expression is not null;

    /// <summary>The expression, or null.</summary>
    public Expression? Expression { get; }

    /// <summary>Why there is none, or null.</summary>
    public ExpressionError? Error { get; }
}
