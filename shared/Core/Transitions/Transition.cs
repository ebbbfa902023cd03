using System;
using System.Runtime.InteropServices;

namespace MbRlRobot.Transitions;

/// <summary>
/// One control period of one robot: in a state an action was applied, and a next state was measured. SI units, radians.
/// Plain data: <see cref="TransitionSchema.ThrowIfMismatch(Transition)"/> checks the shape.
/// </summary>
public sealed record Transition
{
    /// <summary>Largest |dt / controlPeriod - 1| of a row that is used for a fit.</summary>
    public const double LargestPeriodDeviation = 0.2;

    /// <summary>The name of the row.</summary>
    public required TransitionId Id { get; init; }

    /// <summary>Episode within the epoch, counted from 0.</summary>
    public required int Episode { get; init; }

    /// <summary>Step within the episode, counted from 0.</summary>
    public required int Step { get; init; }

    /// <summary>
    /// When <see cref="State"/> was measured, in nanoseconds of the robot's monotonic clock (not a date).
    /// </summary>
    public required long TimeNanoseconds { get; init; }

    /// <summary>Measured time from <see cref="State"/> to <see cref="NextState"/>, in seconds.</summary>
    public required double DtSeconds { get; init; }

    /// <summary>The state before, shape [ds], in the units of the robot description.</summary>
    public required ReadOnlyMemory<float> State { get; init; }

    /// <summary>
    /// The action that was applied, after limits and slew: not the one that was asked for. Shape [da].
    /// </summary>
    public required ReadOnlyMemory<float> Action { get; init; }

    /// <summary>
    /// The state after, shape [ds]. Within an episode bit-equal to the next row's <see cref="State"/>.
    /// </summary>
    public required ReadOnlyMemory<float> NextState { get; init; }

    /// <summary>Goals and set-points that were in force, shape [dp].</summary>
    public required ReadOnlyMemory<float> Parameters { get; init; }

    /// <summary>The task's reward for this step.</summary>
    public required float Reward { get; init; }

    /// <summary>What was special about the row.</summary>
    public required TransitionFlags Flags { get; init; }

    /// <summary>Version of the model that planned the action; 0 when none did.</summary>
    public required ulong ModelVersion { get; init; }

    /// <summary>
    /// Whether a dynamics model may learn from this row: no emergency stop, no stop policy, no overrun, a period that
    /// is at most 20 % off, and finite numbers. Saturated, fallback and exploring rows are good data.
    /// </summary>
    /// <param name="controlPeriod">The robot's control period in seconds, greater than 0.</param>
    /// <returns>True when the row is good data.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The period is not a positive finite number.</exception>
    public bool IsUsableForFit(double controlPeriod)
    {
        if (!double.IsFinite(controlPeriod) || controlPeriod <= 0)
        {
            throw new ArgumentOutOfRangeException(
                nameof(controlPeriod), controlPeriod, "allowed: a positive finite number of seconds");
        }

        // "<=" and not "!(... > ...)": a dt that is not a number is left out
        return !Flags.HasAny(TransitionFlagGroups.LeftOutOfFit)
            && Math.Abs((DtSeconds / controlPeriod) - 1) <= LargestPeriodDeviation
            && IsFinite(State.Span) && IsFinite(Action.Span) && IsFinite(NextState.Span);
    }

    /// <summary>Whether two rows are the same, bit by bit: -0 differs from 0, and a NaN equals itself.</summary>
    /// <param name="other">The other row.</param>
    /// <returns>True when every field is the same.</returns>
    public bool Equals(Transition? other) => other is not null
        && (Id, Episode, Step, TimeNanoseconds, Flags, ModelVersion)
            == (other.Id, other.Episode, other.Step, other.TimeNanoseconds, other.Flags, other.ModelVersion)
        && BitConverter.DoubleToInt64Bits(DtSeconds) == BitConverter.DoubleToInt64Bits(other.DtSeconds)
        && BitConverter.SingleToInt32Bits(Reward) == BitConverter.SingleToInt32Bits(other.Reward)
        && SameBits(State, other.State) && SameBits(Action, other.Action)
        && SameBits(NextState, other.NextState) && SameBits(Parameters, other.Parameters);

    /// <summary>Hash code of the id: equal rows have equal ids.</summary>
    /// <returns>The hash code, of this process only.</returns>
    public override int GetHashCode() => Id.GetHashCode();

    private static bool SameBits(ReadOnlyMemory<float> left, ReadOnlyMemory<float> right) =>
        MemoryMarshal.AsBytes(left.Span).SequenceEqual(MemoryMarshal.AsBytes(right.Span));

    private static bool IsFinite(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            if (!float.IsFinite(value))
            {
                return false;
            }
        }

        return true;
    }
}
