namespace MbRlRobot.Expressions;

/// <summary>Two operands joined by an operator: <c>x + 1</c>, <c>x &lt; 2</c>, <c>a and b</c>.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">The left operand: boolean for <c>and</c> and <c>or</c>, else a number.</param>
/// <param name="Right">The right operand, of the same type.</param>
public sealed record BinaryExpression(BinaryOperator Operator, Expression Left, Expression Right) : Expression(
    OperatorFacts.Of(Operator).Result,
    ExpressionUse.None,
    Typed(OperatorFacts.Of(Operator).Operands, Left),
    Typed(OperatorFacts.Of(Operator).Operands, Right))
{
    /// <summary>The operator.</summary>
    public BinaryOperator Operator { get; } = Operator;

    /// <summary>The left operand.</summary>
    public Expression Left { get; } = Left;

    /// <summary>The right operand.</summary>
    public Expression Right { get; } = Right;
}
