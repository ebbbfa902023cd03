namespace MbRlRobot.Expressions;

/// <summary>A choice between two values: <c>if(condition, a, b)</c>.</summary>
/// <param name="Condition">The boolean that chooses.</param>
/// <param name="WhenTrue">The value when the condition holds.</param>
/// <param name="WhenFalse">The value when it does not, of the same type.</param>
public sealed record ConditionalExpression(Expression Condition, Expression WhenTrue, Expression WhenFalse)
    : Expression(WhenTrue.Type, ExpressionUse.None, Boolean(Condition), WhenTrue, Typed(WhenTrue.Type, WhenFalse))
{
    /// <summary>The boolean that chooses.</summary>
    public Expression Condition { get; } = Condition;

    /// <summary>The value when the condition holds.</summary>
    public Expression WhenTrue { get; } = WhenTrue;

    /// <summary>The value when the condition does not hold.</summary>
    public Expression WhenFalse { get; } = WhenFalse;
}
