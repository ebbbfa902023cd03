using System;
using MbRlRobot.Messaging;

namespace MbRlRobot.Transitions;

/// <summary>
/// The shape of a robot's transitions. A control process reads one robot description in its life, so the schema belongs
/// to an epoch: batches, log segments and tables carry it once, rows do not. Rows of different schemas are never mixed.
/// </summary>
public sealed record TransitionSchema
{
    /// <summary>Largest number of states, actions or parameters.</summary>
    public const int MaximumDimension = 64;

    /// <summary>Checks and keeps a shape.</summary>
    /// <param name="hash">
    /// Schema hash of the robot description (states, actions, estimator, periods): 64 lower-case hexadecimal digits.
    /// </param>
    /// <param name="stateDimension">Number of states ds, 1 to <see cref="MaximumDimension"/>.</param>
    /// <param name="actionDimension">Number of actions da, 1 to <see cref="MaximumDimension"/>.</param>
    /// <param name="parameterDimension">Number of parameters dp, 0 to <see cref="MaximumDimension"/>.</param>
    /// <exception cref="ArgumentException">A value is outside its range.</exception>
    public TransitionSchema(string hash, int stateDimension, int actionDimension, int parameterDimension)
    {
        Sha256Syntax.ThrowIfInvalid(hash, nameof(hash));
        ThrowIfOutside(stateDimension, 1, nameof(stateDimension));
        ThrowIfOutside(actionDimension, 1, nameof(actionDimension));
        ThrowIfOutside(parameterDimension, 0, nameof(parameterDimension));
        Hash = hash;
        StateDimension = stateDimension;
        ActionDimension = actionDimension;
        ParameterDimension = parameterDimension;
    }

    /// <summary>Schema hash of the robot description, 64 lower-case hexadecimal digits.</summary>
    public string Hash { get; }

    /// <summary>Number of states ds.</summary>
    public int StateDimension { get; }

    /// <summary>Number of actions da.</summary>
    public int ActionDimension { get; }

    /// <summary>Number of parameters dp.</summary>
    public int ParameterDimension { get; }

    /// <summary>Refuses a transition of another shape.</summary>
    /// <param name="transition">The transition.</param>
    /// <exception cref="ArgumentException">
    /// A length differs; the message has the row, the field and both lengths.
    /// </exception>
    public void ThrowIfMismatch(Transition transition)
    {
        ArgumentNullException.ThrowIfNull(transition);
        ThrowIfMismatch(transition, nameof(Transition.State), transition.State.Length, StateDimension);
        ThrowIfMismatch(transition, nameof(Transition.Action), transition.Action.Length, ActionDimension);
        ThrowIfMismatch(transition, nameof(Transition.NextState), transition.NextState.Length, StateDimension);
        ThrowIfMismatch(transition, nameof(Transition.Parameters), transition.Parameters.Length, ParameterDimension);
    }

    private static void ThrowIfMismatch(Transition transition, string field, int length, int expected)
    {
        if (length != expected)
        {
            throw new ArgumentException(
                $"{field} of transition {transition.Id} has {length} values; the schema has {expected}.",
                nameof(transition));
        }
    }

    private static void ThrowIfOutside(int value, int minimum, string name)
    {
        if (value < minimum || value > MaximumDimension)
        {
            throw new ArgumentOutOfRangeException(name, value, $"allowed: {minimum} to {MaximumDimension}");
        }
    }
}
