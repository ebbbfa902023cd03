using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Expressions;

/// <summary>
/// A checked expression: a tree whose names are bound to indices and whose operands have the right types, by
/// construction. The hierarchy is closed: <see cref="NumberExpression"/>, <see cref="BooleanExpression"/>,
/// <see cref="StateExpression"/>, <see cref="ActionExpression"/>, <see cref="ParameterExpression"/>,
/// <see cref="LetExpression"/>, <see cref="TimeExpression"/>, <see cref="NegateExpression"/>,
/// <see cref="NotExpression"/>, <see cref="BinaryExpression"/>, <see cref="CallExpression"/> and
/// <see cref="ConditionalExpression"/>. No tree is deeper than <see cref="MaximumDepth"/>, so code may recurse over it.
/// </summary>
/// <remarks>Two trees are equal when they say the same; where they stood in the text does not matter.</remarks>
public abstract record Expression
{
    /// <summary>The greatest <see cref="Depth"/> of a tree.</summary>
    public const int MaximumDepth = 100;

    private protected Expression(ExpressionType type, ExpressionUse use, params IReadOnlyList<Expression> operands)
    {
        Type = type;
        Operands = operands;
        Use = operands.Aggregate(use, (all, operand) => all | operand.Use);
        Depth = operands.Count == 0 ? 0 : 1 + operands.Max(operand => operand.Depth);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Depth, MaximumDepth, nameof(operands));
    }

    /// <summary>What the expression gives.</summary>
    public ExpressionType Type { get; }

    /// <summary>What the expression reads, itself or through a let.</summary>
    public ExpressionUse Use { get; }

    /// <summary>How many operators and calls are nested: 0 for a name or a literal.</summary>
    public int Depth { get; }

    /// <summary>The direct parts of the expression, from left to right.</summary>
    public IReadOnlyList<Expression> Operands { get; }

    /// <summary>Where it stood in its text, with its parentheses; empty when it was not parsed.</summary>
    public ExpressionSpan Span { get; init; }

    /// <summary>The expression, its parts and theirs, from left to right; lets are not entered.</summary>
    /// <returns>Every node of the tree.</returns>
    public IEnumerable<Expression> Walk() => Operands.SelectMany(operand => operand.Walk()).Prepend(this);

    /// <summary>Whether another expression is the same kind of node; each kind adds what it holds.</summary>
    /// <param name="other">The other expression.</param>
    /// <returns>True when they are equal, spans aside.</returns>
    public virtual bool Equals(Expression? other) => other is not null && EqualityContract == other.EqualityContract;

    /// <inheritdoc/>
    public override int GetHashCode() => EqualityContract.GetHashCode();

    /// <summary>The canonical text, with no parentheses that are not needed; it parses to an equal tree.</summary>
    /// <returns>The text, on one line.</returns>
    public sealed override string ToString() => ExpressionPrinter.Print(this);

    private protected static Expression Number(Expression operand) => Typed(ExpressionType.Number, operand);

    private protected static Expression Boolean(Expression operand) => Typed(ExpressionType.Boolean, operand);

    private protected static Expression Typed(ExpressionType type, Expression operand)
    {
        ArgumentNullException.ThrowIfNull(operand);
        return operand.Type == type
            ? operand
            : throw new ArgumentException($"'{operand}' is a {operand.Type}, not a {type}.", nameof(operand));
    }
}
