using System;

namespace MbRlRobot.Expressions.Evaluation;

/// <summary>Where the inputs stand: states, next states, actions, previous actions, parameters, time, a row each.</summary>
/// <param name="Inputs">How many there are.</param>
internal readonly record struct InputRows(ExpressionInputs Inputs)
{
    public int Time => (2 * Inputs.States) + (2 * Inputs.Actions) + Inputs.Parameters;

    public int Count => Time + 1;

    public int State(int index) => Checked(index, Inputs.States, "state");

    public int NextState(int index) => Inputs.States + State(index);

    public int Action(int index) => (2 * Inputs.States) + Checked(index, Inputs.Actions, "action");

    public int PreviousAction(int index) => Inputs.Actions + Action(index);

    public int Parameter(int index) =>
        (2 * Inputs.States) + (2 * Inputs.Actions) + Checked(index, Inputs.Parameters, "parameter");

    private static int Checked(int index, int count, string kind) => index >= 0 && index < count
        ? index
        : throw new ArgumentOutOfRangeException(nameof(index), index, $"{kind}: allowed: 0 to {count - 1}");
}
