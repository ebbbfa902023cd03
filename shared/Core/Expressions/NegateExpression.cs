namespace MbRlRobot.Expressions;

/// <summary>The negative of a number: <c>-x</c>.</summary>
/// <param name="Operand">The number.</param>
public sealed record NegateExpression(Expression Operand)
    : Expression(ExpressionType.Number, ExpressionUse.None, Number(Operand))
{
    /// <summary>The number that is negated.</summary>
    public Expression Operand { get; } = Operand;
}
