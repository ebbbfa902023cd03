namespace MbRlRobot.Expressions;

/// <summary>The opposite of a boolean: <c>not a</c>.</summary>
/// <param name="Operand">The boolean.</param>
public sealed record NotExpression(Expression Operand)
    : Expression(ExpressionType.Boolean, ExpressionUse.None, Boolean(Operand))
{
    /// <summary>The boolean that is negated.</summary>
    public Expression Operand { get; } = Operand;
}
