using System;
using System.Runtime.CompilerServices;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>How many values of each kind a program's inputs have.</summary>
/// <param name="States">The robot's states.</param>
/// <param name="Actions">The robot's actions.</param>
/// <param name="Parameters">The robot's parameters.</param>
/// <exception cref="ArgumentOutOfRangeException">A number is negative.</exception>
public sealed record ExpressionInputs(int States, int Actions, int Parameters)
{
    /// <summary>The robot's states.</summary>
    public int States { get; } = Checked(States);

    /// <summary>The robot's actions.</summary>
    public int Actions { get; } = Checked(Actions);

    /// <summary>The robot's parameters.</summary>
    public int Parameters { get; } = Checked(Parameters);

    private static int Checked(int count, [CallerArgumentExpression(nameof(count))] string? name = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count, name);
        return count;
    }
}
