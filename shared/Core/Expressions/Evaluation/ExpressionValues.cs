using System;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>What an expression reads, for one step of one robot. What it does not read may stay empty.</summary>
public readonly ref struct ExpressionValues
{
    /// <summary>The states before the step, [ds], in their SI units.</summary>
    public ReadOnlySpan<double> State { get; init; }

    /// <summary>The states after the step, [ds].</summary>
    public ReadOnlySpan<double> NextState { get; init; }

    /// <summary>The actions applied during the step, [da].</summary>
    public ReadOnlySpan<double> Action { get; init; }

    /// <summary>The actions applied one control period earlier, [da].</summary>
    public ReadOnlySpan<double> PreviousAction { get; init; }

    /// <summary>The parameters, [dp].</summary>
    public ReadOnlySpan<double> Parameters { get; init; }

    /// <summary>Seconds from the beginning of the episode to the beginning of the step.</summary>
    public double Time { get; init; }
}
