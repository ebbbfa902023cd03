using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>Shows a comparison rows with a fault each: one that finds nothing in them would prove nothing.</summary>
/// <param name="life">A life of a control process that was killed.</param>
/// <param name="steps">What its plant did.</param>
/// <param name="rows">What is stored of it, by sequence.</param>
public sealed class ComparisonCheck(ControlLife life, IReadOnlyList<PlantStep> steps, IReadOnlyList<Transition> rows)
{
    private int Middle => rows.Count / 2;

    private IEnumerable<Transition> WithoutLast => rows.Where(row => row.Id.Sequence + 1 < (ulong)steps.Count);

    /// <summary>Gives the faults that the comparison does not see, and what it should not take for one.</summary>
    public IEnumerable<string> Mistakes()
    {
        foreach ((string name, IEnumerable<Transition> faulty) in Faults())
        {
            if (LifeComparison.Of(life, steps, faulty).Differences.Count == 0)
            {
                yield return name;
            }
        }

        if (LifeComparison.Of(life with { IsKilled = false }, steps, WithoutLast).Differences.Count == 0)
        {
            yield return "the last row missing of a process that ended in order";
        }

        LifeComparison inFlight = LifeComparison.Of(life, steps, WithoutLast);
        if (inFlight.Differences.Count > 0 || inFlight.InFlight != life.IdOf(steps.Count - 1))
        {
            yield return "the last row missing of a process that was killed, which may be";
        }
    }

    private IEnumerable<(string Name, IEnumerable<Transition> Rows)> Faults() =>
    [
        ("the first row missing", rows.Skip(1)),
        ("a row missing", rows.Where((_, index) => index != Middle)),
        ("the last two rows missing", WithoutLast.SkipLast(1)),
        ("a row twice", rows.Append(rows[Middle])),
        ("a row too many", rows.Append(rows[Middle] with { Id = life.IdOf(steps.Count) })),
        ("two rows exchanged", Changed(row => row with { Id = rows[Middle + 1].Id }).Where((_, index) => index != Middle + 1)
            .Append(rows[Middle + 1] with { Id = rows[Middle].Id })),
        ("another robot", Changed(row => row with { Id = row.Id with { RobotId = "another" } })),
        ("another epoch", Changed(row => row with { Id = row.Id with { Epoch = row.Id.Epoch ^ 1 } })),
        ("a bit of a state", Changed(row => row with { State = WithBit(row.State) })),
        ("a bit of an action", Changed(row => row with { Action = WithBit(row.Action) })),
        ("a bit of a next state", Changed(row => row with { NextState = WithBit(row.NextState) })),
        ("a flag", Changed(row => row with { Flags = row.Flags ^ TransitionFlags.Overrun })),
        ("a nanosecond", Changed(row => row with { TimeNanoseconds = row.TimeNanoseconds + 1 })),
    ];

    private IEnumerable<Transition> Changed(Func<Transition, Transition> change) =>
        rows.Select((row, index) => index == Middle ? change(row) : row);

    /// <summary>The last number with its lowest bit turned.</summary>
    private static float[] WithBit(ReadOnlyMemory<float> numbers)
    {
        float[] copy = numbers.ToArray();
        copy[^1] = BitConverter.Int32BitsToSingle(BitConverter.SingleToInt32Bits(copy[^1]) ^ 1);
        return copy;
    }
}
