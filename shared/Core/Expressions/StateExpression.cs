namespace MbRlRobot.Expressions;

/// <summary>A state before the step, <c>theta</c>, or after it, <c>theta'</c>.</summary>
/// <param name="Index">Index in the robot's list of states.</param>
/// <param name="Name">The state's name.</param>
/// <param name="IsNext">True for the state after the step.</param>
public sealed record StateExpression(int Index, string Name, bool IsNext)
    : Expression(ExpressionType.Number, IsNext ? ExpressionUse.NextState : ExpressionUse.State)
{
    /// <summary>Index in the robot's list of states.</summary>
    public int Index { get; } = Index;

    /// <summary>The state's name.</summary>
    public string Name { get; } = Name;

    /// <summary>True for the state after the step.</summary>
    public bool IsNext { get; } = IsNext;
}
