namespace MbRlRobot.Expressions;

/// <summary>A literal truth value: <c>true</c> or <c>false</c>.</summary>
/// <param name="Value">The truth value.</param>
public sealed record BooleanExpression(bool Value) : Expression(ExpressionType.Boolean, ExpressionUse.None)
{
    /// <summary>The truth value.</summary>
    public bool Value { get; } = Value;
}
