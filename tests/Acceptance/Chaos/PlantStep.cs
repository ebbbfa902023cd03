using System;
using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>One step as the plant itself wrote it down: what the row of it must be.</summary>
/// <param name="Episode">The episode of the process, from 0.</param>
/// <param name="Step">The step of the episode, from 0.</param>
/// <param name="EndNanoseconds">The loop's clock after it.</param>
/// <param name="Seconds">How long it was.</param>
/// <param name="State">The state before: [ds].</param>
/// <param name="Action">The action in force: [da].</param>
/// <param name="NextState">The state after: [ds].</param>
/// <param name="Flags">
/// What was special, of which the plant knows: an episode is cut at its last step. None explores, as each process begins with a model.
/// </param>
public sealed record PlantStep(
    int Episode, int Step, long EndNanoseconds, double Seconds, float[] State, float[] Action, float[] NextState, TransitionFlags Flags)
{
    /// <summary>Gives the fields in which a row differs, floating-point numbers bit by bit.</summary>
    /// <param name="row">The row.</param>
    /// <returns>Their names; empty where it is the row of this step.</returns>
    public IEnumerable<string> DifferencesTo(Transition row)
    {
        ArgumentNullException.ThrowIfNull(row);
        (string Name, bool IsSame)[] fields =
        [
            ("episode", row.Episode == Episode),
            ("step", row.Step == Step),
            ("time", row.TimeNanoseconds + (long)Math.Round(Seconds * 1e9) == EndNanoseconds),
            ("dt", BitConverter.DoubleToInt64Bits(row.DtSeconds) == BitConverter.DoubleToInt64Bits(Seconds)),
            ("state", AreSame(row.State.Span, State)),
            ("action", AreSame(row.Action.Span, Action)),
            ("next state", AreSame(row.NextState.Span, NextState)),
            ("flags", row.Flags == Flags),
        ];
        foreach ((string name, bool isSame) in fields)
        {
            if (!isSame)
            {
                yield return name;
            }
        }
    }

    private static bool AreSame(ReadOnlySpan<float> left, ReadOnlySpan<float> right) =>
        System.Runtime.InteropServices.MemoryMarshal.AsBytes(left)
            .SequenceEqual(System.Runtime.InteropServices.MemoryMarshal.AsBytes(right));
}
