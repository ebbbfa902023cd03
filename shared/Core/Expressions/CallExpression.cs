using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Expressions;

/// <summary>A function applied to numbers: <c>atan2(y, x)</c>.</summary>
/// <exception cref="ArgumentException">It does not take so many arguments, or one is not a number.</exception>
public sealed record CallExpression : Expression
{
    /// <summary>Applies a function.</summary>
    /// <param name="function">The function.</param>
    /// <param name="arguments">Its arguments, all numbers.</param>
    public CallExpression(ExpressionFunction function, params IReadOnlyList<Expression> arguments)
        : base(ExpressionType.Number, ExpressionUse.None, [.. arguments.Select(Number)])
    {
        FunctionFacts facts = FunctionFacts.Of(function);
        Function = facts.Takes(arguments.Count)
            ? function
            : throw new ArgumentException($"{facts.Name} cannot take {arguments.Count} arguments.", nameof(arguments));
    }

    /// <summary>The function.</summary>
    public ExpressionFunction Function { get; }

    /// <summary>The arguments, in order.</summary>
    public IReadOnlyList<Expression> Arguments => Operands;

    /// <inheritdoc/>
    public bool Equals(CallExpression? other) =>
        base.Equals(other) && Function == other.Function && Arguments.SequenceEqual(other.Arguments);

    /// <inheritdoc/>
    public override int GetHashCode() =>
        Arguments.Aggregate(HashCode.Combine(base.GetHashCode(), Function), HashCode.Combine);
}
