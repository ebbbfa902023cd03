using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MbRlRobot.Adapters;
using MbRlRobot.Dynamics;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>
/// Fits an ensemble on the CPU: a probabilistic ensemble (Chua et al. 2018) by beta-NLL (Seitzer et al. 2022) and Adam, a fixed number of
/// steps, warm started. The same request gives the same bits on any number of threads and at every width of lanes.
/// </summary>
/// <param name="width">The width of the processor's lanes; it does not change the result.</param>
public sealed class BuiltInFitter(LaneWidth width) : IEnsembleFitter
{
    private const int ScoredAtOnce = 64;
    private const ulong WeightsPart = 0;
    private const ulong BatchesPart = 1;

    /// <summary>A fitter for the width that this processor does best.</summary>
    public BuiltInFitter()
        : this(LaneDispatch.Best)
    {
    }

    /// <summary>Makes a fitter by its options.</summary>
    /// <param name="options">It knows none.</param>
    /// <returns>The fitter.</returns>
    /// <exception cref="ArgumentException">An option is given.</exception>
    public static BuiltInFitter Create(IReadOnlyDictionary<string, string> options)
    {
        AdapterOptions.ThrowIfUnknown(options, "fitter builtin");
        return new BuiltInFitter();
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The data are of another schema, too few rows can be fitted on, there are fewer than 1 threads, or the warm start is of another shape.
    /// </exception>
    /// <exception cref="InvalidOperationException">The weights ran away: the learning rate is too high.</exception>
    public FitResult Fit(FitRequest request, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ThrowIfUnfit(request);
        long start = Stopwatch.GetTimestamp();
        DynamicsLayout layout = DynamicsLayout.Of(request.Robot);
        NetworkShape shape = new(layout.Architecture(request.Robot.Model));
        if (request.WarmStart is not null)
        {
            WarmStart.ThrowIfUnfit(request.WarmStart, shape.Architecture);
        }

        cancellation.ThrowIfCancellationRequested();
        FitData data = new(request, layout, shape);
        IMemberKernel kernel = LaneDispatch.Create<IMemberKernel, KernelFactory>(new KernelFactory(shape, request.Robot.Training), width);
        Member[] members = [.. Enumerable.Range(0, shape.Architecture.Members).Select(member => Start(request, shape, data, member))];
        new FitRun(members, kernel, shape, request, progress, cancellation).Run();
        AlignedFloats[] parameters = [.. members.Select(member => member.Parameters)];
        ThrowIfRunAway(parameters, request.Robot.Training);
        return Result(parameters, kernel, shape, data, start);
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);

    private static Member Start(FitRequest request, NetworkShape shape, FitData data, int member)
    {
        Philox generator = new(new Philox(request.Seed).Derive((ulong)member));
        AlignedFloats parameters = Initializer.New(shape, new Philox(generator.Derive(WeightsPart)));
        if (request.WarmStart is not null)
        {
            parameters = WarmStart.Fold(shape, request.WarmStart, member, data.Normalizer, parameters);
        }

        BatchSampler sampler = new(Membership.Bootstrap(data.Kept.Keys, member), new Philox(generator.Derive(BatchesPart)));
        return new Member(parameters, sampler, data.Kept);
    }

    private static FitResult Result(AlignedFloats[] members, IMemberKernel kernel, NetworkShape shape, FitData data, long start)
    {
        Workspace work = new(shape, Math.Min(ScoredAtOnce, data.Kept.Count));
        bool hasHoldout = data.Holdout.Count > 0;
        RowSet scored = hasHoldout || shape.IsGaussian ? data.Holdout : data.Kept;
        Scores? scores = scored.Count == 0
            ? null
            : new Scores(Predictions.Of(members, kernel, work, shape, scored), scored, data.Normalizer.TargetScale, shape.IsGaussian);
        float[] error = hasHoldout ? scores!.MemberError : [.. members.Select(_ => float.NaN)];
        return new FitResult(
            CheckpointPacking.Pack(shape, data.Normalizer, members, error),
            data.Kept.Count,
            data.Holdout.Count,
            data.Dropped.Sum(column => column.NotFinite + column.Outliers),
            hasHoldout ? scores!.NllMean : [],
            hasHoldout ? scores!.Rmse : [],
            Stopwatch.GetElapsedTime(start).TotalSeconds)
        {
            HoldoutNllMedian = hasHoldout ? scores!.NllMedian : [],
            ResidualLogVariance = scores?.ResidualLogVariance ?? [],
            Dropped = data.Dropped,
        };
    }

    private static void ThrowIfUnfit(FitRequest request)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(request.Threads, 1, nameof(request));
        string hash = RobotSchema.Hash(request.Robot);
        if (request.Data.Schema.Hash != hash)
        {
            throw new ArgumentException(
                $"The data have the schema {request.Data.Schema.Hash}; the robot '{request.Robot.Type}' has {hash}.", nameof(request));
        }
    }

    private static void ThrowIfRunAway(AlignedFloats[] members, TrainingDescription training)
    {
        for (int member = 0; member < members.Length; member++)
        {
            if (!members[member].Span.ToArray().All(float.IsFinite))
            {
                throw new InvalidOperationException(
                    $"The weights of member {member} ran away within {training.Steps} steps; "
                    + $"training.learningRate, {training.LearningRate:R}, is too high.");
            }
        }
    }
}
