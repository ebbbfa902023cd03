using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;

namespace MbRlRobot.TestKit.Doubles;

/// <summary>A fitter that learns the mean change of each state and nothing else.</summary>
public sealed class ConstantFitter : IEnsembleFitter
{
    private const ulong HoldoutSalt = 0;

    /// <inheritdoc />
    public FitResult Fit(FitRequest request, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        TransitionTable data = request.Data;
        int needed = 2 * request.Robot.Training.Batch;
        int[] usable = [.. Enumerable.Range(0, data.Count).Where(row => IsFinite(data.State(row)))];
        if (usable.Length < needed)
        {
            throw new ArgumentException($"{usable.Length} usable rows; at least {needed} are needed, two batches.", nameof(request));
        }

        int[] kept = [.. usable.Where(row => !IsHoldout(data.Key(row), request.Robot.Training.Holdout))];
        progress?.Report(new FitProgress(request.Robot.Training.Steps, request.Robot.Training.Steps, 0));
        int[] learned = [.. Enumerable.Range(0, request.Robot.State.Count).Where(index => request.Robot.State[index].Role.IsLearned)];
        return new FitResult(
            Checkpoint(request, [.. learned.Select(state => (float)kept.Average(row => data.NextState(row)[state] - data.State(row)[state]))]),
            kept.Length,
            usable.Length - kept.Length,
            data.Count - usable.Length,
            new double[learned.Length],
            new double[learned.Length],
            Seconds: 0);
    }

    /// <inheritdoc />
    public void Dispose() => GC.SuppressFinalize(this);

    private static bool IsHoldout(ulong key, double share) =>
        StableHashes.Salted(key, HoldoutSalt) < share * ulong.MaxValue;

    private static bool IsFinite(ReadOnlySpan<float> state) => !state.ContainsAnyInRange(float.PositiveInfinity, float.PositiveInfinity)
        && !state.Contains(float.NaN) && !state.Contains(float.NegativeInfinity);

    private static EnsembleCheckpoint Checkpoint(FitRequest request, float[] mean)
    {
        int inputs = request.Robot.State.Count + request.Robot.Action.Count;
        EnsembleArchitecture shape = new(
            request.Robot.Model.Members, inputs, mean.Length, request.Robot.Model.Hidden, request.Robot.Model.Activation, Deterministic: false);
        LayerWeights[] layers = [.. Enumerable.Range(0, shape.LayerCount).Select(layer => new LayerWeights(
            new float[shape.Members * shape.InputsOf(layer) * shape.OutputsOf(layer)],
            new float[shape.Members * shape.OutputsOf(layer)]))];
        float[] one = [.. Enumerable.Repeat(1f, inputs)];
        float[] bound = new float[shape.Members * mean.Length];
        return new EnsembleCheckpoint(
            shape, new Normalizer(new float[inputs], one, mean, [.. mean.Select(_ => 1f)]), layers, bound, bound, new float[shape.Members]);
    }
}
