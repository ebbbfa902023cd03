namespace MbRlRobot.Expressions;

/// <summary>The value of a let. The definition itself is in <see cref="ExpressionScope.Lets"/>.</summary>
/// <param name="Index">Index in the task's list of lets.</param>
/// <param name="Name">The let's name.</param>
/// <param name="Type">What its definition gives; follows from the index, so equality leaves it out.</param>
/// <param name="Use">What its definition reads; follows from the index, so equality leaves it out.</param>
public sealed record LetExpression(int Index, string Name, ExpressionType Type, ExpressionUse Use)
    : Expression(Type, Use)
{
    /// <summary>Index in the task's list of lets.</summary>
    public int Index { get; } = Index;

    /// <summary>The let's name.</summary>
    public string Name { get; } = Name;
}
