using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Transitions;

namespace MbRlRobot.Acceptance.Chaos;

/// <summary>What the plant did in one life of a control process against what the store has of it.</summary>
public sealed class LifeComparison
{
    private readonly ControlLife _life;
    private readonly List<string> _differences = [];

    private LifeComparison(ControlLife life) => _life = life;

    /// <summary>Gets what differs and may not, a sentence each.</summary>
    public IReadOnlyList<string> Differences => _differences;

    /// <summary>Gets the one step that may be missing: the last before the process was killed. Null where it was stored too.</summary>
    public TransitionId? InFlight { get; private set; }

    /// <summary>Compares.</summary>
    /// <param name="life">The life.</param>
    /// <param name="steps">What its plant did.</param>
    /// <param name="rows">What is stored under its robot and epoch, in any order.</param>
    public static LifeComparison Of(ControlLife life, IReadOnlyList<PlantStep> steps, IEnumerable<Transition> rows)
    {
        LifeComparison comparison = new(life);
        ILookup<ulong, Transition> stored = rows.ToLookup(row => row.Id.Sequence);
        for (int sequence = 0; sequence < steps.Count; sequence++)
        {
            comparison.CompareStep(steps[sequence], sequence, [.. stored[(ulong)sequence]], isLast: sequence == steps.Count - 1);
        }

        foreach (IGrouping<ulong, Transition> beyond in stored.Where(row => row.Key >= (ulong)steps.Count))
        {
            comparison.Tell((long)beyond.Key, "is stored, and the plant made no such step");
        }

        return comparison;
    }

    private void CompareStep(PlantStep step, int sequence, Transition[] rows, bool isLast)
    {
        if (rows.Length == 0 && isLast && _life.IsKilled)
        {
            InFlight = _life.IdOf(sequence);
        }
        else if (rows.Length != 1)
        {
            Tell(sequence, rows.Length == 0 ? "is missing" : $"is stored {rows.Length} times");
        }
        else
        {
            CompareRow(step, sequence, rows[0]);
        }
    }

    private void CompareRow(PlantStep step, int sequence, Transition row)
    {
        if (row.Id != _life.IdOf(sequence))
        {
            Tell(sequence, $"is stored as {row.Id}");
        }

        string[] fields = [.. step.DifferencesTo(row)];
        if (fields.Length > 0)
        {
            Tell(sequence, $"differs in {string.Join(", ", fields)}");
        }
    }

    private void Tell(long sequence, string what) =>
        _differences.Add(string.Create(CultureInfo.InvariantCulture, $"{_life} sequence {sequence} {what}"));
}
