namespace MbRlRobot.Expressions;

/// <summary>A place in the task that holds an expression: what it may read there, and why no more.</summary>
/// <param name="Name">The place, as a message names it: <c>terminalValue</c>.</param>
/// <param name="Allowed">What an expression there may read, itself or through a let.</param>
/// <param name="Reason">What follows the name in a message: "is taken at the horizon, where ...".</param>
public sealed record ExpressionPlace(string Name, ExpressionUse Allowed, string Reason)
{
    /// <summary>A step of the robot, where everything is known: reward, done, lets.</summary>
    public static ExpressionPlace Step { get; } = new("a step", ExpressionUse.Everything, "knows everything");

    /// <summary>The value of the last state of a plan: it may read states and parameters only.</summary>
    public static ExpressionPlace TerminalValue { get; } = new(
        "terminalValue",
        ExpressionUse.State | ExpressionUse.Parameter,
        "is taken at the horizon, where there is no action, no next state and no time");
}
