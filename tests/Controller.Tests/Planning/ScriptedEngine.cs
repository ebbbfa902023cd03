using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Ports;

namespace MbRlRobot.Controller.Tests.Planning;

/// <summary>Rates sequences by a formula and remembers all it was asked.</summary>
/// <param name="rate">The return of sequence [H][da], the candidate's index and the number of evaluations before.</param>
internal sealed class ScriptedEngine(Func<float[], int, int, float> rate) : IRolloutEngine
{
    public ScriptedEngine(Func<float[], float> rate)
        : this((sequence, _, _) => rate(sequence))
    {
    }

    public int MaximumCandidates { get; init; } = 10_000;

    /// <summary>What happens before each evaluation.</summary>
    public Action Evaluating { get; init; } = () => { };

    /// <summary>The sequences of each evaluation: [evaluation][candidate][H * da].</summary>
    public List<float[][]> Batches { get; } = [];

    /// <summary>The largest magnitude in the padding of any batch.</summary>
    public float LargestPadding { get; private set; }

    public List<ulong> Seeds { get; } = [];

    public IEnumerable<int> Counts => Batches.Select(batch => batch.Length);

    /// <summary>Minus the squared distance to a target that repeats.</summary>
    public static float Quadratic(float[] sequence) =>
        -sequence.Select((action, at) => (action - (at % 2 == 0 ? 0.7f : -0.2f)) * (action - (at % 2 == 0 ? 0.7f : -0.2f))).Sum();

    public void Begin(in RolloutStart start) => Seeds.Add(start.Seed);

    public int Evaluate(ActionSequenceBatch candidates, Span<float> returns, Span<float> disagreements)
    {
        Evaluating();
        int evaluation = Batches.Count;
        Batches.Add([.. Enumerable.Range(0, candidates.Count).Select(candidate => Sequence(candidates, candidate))]);
        LargestPadding = Math.Max(LargestPadding, Padding(candidates));
        for (int candidate = 0; candidate < candidates.Count; candidate++)
        {
            returns[candidate] = rate(Batches[^1][candidate], candidate, evaluation);
            disagreements[candidate] = candidate;
        }

        return returns[..candidates.Count].ToArray().Count(value => !float.IsFinite(value));
    }

    public bool Predict(in RolloutStart start, ReadOnlySpan<float> actions, Span<float> state) => throw new NotSupportedException();

    public void Dispose() => Batches.Clear();

    private static float[] Sequence(ActionSequenceBatch batch, int candidate) =>
        [.. Enumerable.Range(0, batch.Horizon * batch.ActionDimension)
            .Select(at => batch.Row(at / batch.ActionDimension, at % batch.ActionDimension)[candidate])];

    private static float Padding(ActionSequenceBatch batch) => Enumerable.Range(batch.Capacity, batch.Stride - batch.Capacity)
        .SelectMany(candidate => Sequence(batch, candidate)).Select(MathF.Abs).DefaultIfEmpty().Max();
}
