using System;

namespace MbRlRobot.Expressions;

/// <summary>A literal number: <c>0.5</c>, <c>1e-3</c>, <c>pi</c>.</summary>
/// <param name="Value">Finite and not negative: <c>-1</c> is a <see cref="NegateExpression"/> of 1.</param>
/// <exception cref="ArgumentOutOfRangeException">The value is negative (or -0) or not finite.</exception>
public sealed record NumberExpression(double Value) : Expression(ExpressionType.Number, ExpressionUse.None)
{
    /// <summary>The number: finite and not negative.</summary>
    public double Value { get; } = double.IsFinite(Value) && !double.IsNegative(Value)
        ? Value
        : throw new ArgumentOutOfRangeException(nameof(Value), Value, "A literal is finite and not negative.");
}
