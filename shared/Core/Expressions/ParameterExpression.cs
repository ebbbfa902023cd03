namespace MbRlRobot.Expressions;

/// <summary>A parameter of the robot, such as a goal.</summary>
/// <param name="Index">Index in the robot's list of parameters.</param>
/// <param name="Name">The parameter's name.</param>
public sealed record ParameterExpression(int Index, string Name)
    : Expression(ExpressionType.Number, ExpressionUse.Parameter)
{
    /// <summary>Index in the robot's list of parameters.</summary>
    public int Index { get; } = Index;

    /// <summary>The parameter's name.</summary>
    public string Name { get; } = Name;
}
