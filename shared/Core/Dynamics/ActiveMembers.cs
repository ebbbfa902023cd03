using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Dynamics;

/// <summary>Chooses the members to plan with.</summary>
public static class ActiveMembers
{
    /// <summary>
    /// The members with the smallest holdout errors, in the order of the ensemble; the first ones where there was no
    /// holdout.
    /// </summary>
    /// <param name="checkpoint">All members.</param>
    /// <param name="count">How many to choose; at least 1.</param>
    /// <returns>An ensemble of the chosen.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There are not so many.</exception>
    public static EnsembleCheckpoint Choose(EnsembleCheckpoint checkpoint, int count)
    {
        ArgumentNullException.ThrowIfNull(checkpoint);
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(count, checkpoint.Architecture.Members);
        float[] errors = checkpoint.HoldoutError.ToArray();
        int[] chosen = [.. Enumerable.Range(0, errors.Length)
            .OrderBy(member => float.IsNaN(errors[member]) ? float.PositiveInfinity : errors[member])
            .ThenBy(member => member)
            .Take(count)
            .Order()];
        EnsembleArchitecture shape = checkpoint.Architecture;
        return new EnsembleCheckpoint(
            shape with { Members = count },
            checkpoint.Normalizer,
            [.. checkpoint.Layers.Select(layer => new LayerWeights(
                Pick(layer.Weights, chosen, shape.Members), Pick(layer.Biases, chosen, shape.Members)))],
            Pick(checkpoint.MinimumLogVariance.Span, chosen, shape.Members),
            Pick(checkpoint.MaximumLogVariance.Span, chosen, shape.Members),
            Pick(errors, chosen, shape.Members));
    }

    /// <summary>The chosen members' parts of an array whose first dimension is the members.</summary>
    private static float[] Pick(ReadOnlySpan<float> values, int[] chosen, int members)
    {
        int length = values.Length / members;
        List<float> picked = new(chosen.Length * length);
        foreach (int member in chosen)
        {
            picked.AddRange(values.Slice(member * length, length));
        }

        return [.. picked];
    }
}
