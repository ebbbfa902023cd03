namespace MbRlRobot.Expressions;

/// <summary>An action applied in the step, <c>force</c>, or one control period earlier, <c>prev(force)</c>.</summary>
/// <param name="Index">Index in the robot's list of actions.</param>
/// <param name="Name">The action's name.</param>
/// <param name="IsPrevious">True for the action applied one control period earlier.</param>
public sealed record ActionExpression(int Index, string Name, bool IsPrevious)
    : Expression(ExpressionType.Number, IsPrevious ? ExpressionUse.PreviousAction : ExpressionUse.Action)
{
    /// <summary>Index in the robot's list of actions.</summary>
    public int Index { get; } = Index;

    /// <summary>The action's name.</summary>
    public string Name { get; } = Name;

    /// <summary>True for the action applied one control period earlier.</summary>
    public bool IsPrevious { get; } = IsPrevious;
}
