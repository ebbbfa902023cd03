namespace MbRlRobot.Expressions;

/// <summary>Seconds since the episode began: <c>time</c>.</summary>
public sealed record TimeExpression() : Expression(ExpressionType.Number, ExpressionUse.Time);
