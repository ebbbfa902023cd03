using System;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Fitting;

/// <summary>Scores fitted members on the holdout and joins all that a fit gives.</summary>
internal static class FitScoring
{
    private const int ScoredAtOnce = 64;

    /// <summary>Scores.</summary>
    /// <param name="members">Weights of all members.</param>
    /// <param name="kernel">Asks them.</param>
    /// <param name="shape">The parameters' places.</param>
    /// <param name="data">The rows.</param>
    /// <param name="seconds">How long the fit took, s.</param>
    internal static FitResult Result(AlignedFloats[] members, IMemberKernel kernel, NetworkShape shape, FitData data, double seconds)
    {
        Workspace work = new(shape, Math.Min(ScoredAtOnce, data.Kept.Count));
        bool hasHoldout = data.Holdout.Count > 0;
        RowSet scored = hasHoldout || shape.IsGaussian ? data.Holdout : data.Kept;
        Scores? scores = scored.Count == 0
            ? null
            : new Scores(new Predictions(members, kernel, work, shape, scored), data.Normalizer.TargetScale, shape.IsGaussian);
        float[] error = hasHoldout ? scores!.MemberError : [.. members.Select(_ => float.NaN)];
        return new FitResult(
            CheckpointPacking.Pack(shape, data.Normalizer, members, error),
            data.Kept.Count,
            data.Holdout.Count,
            data.Dropped.Sum(column => column.NotFinite + column.Outliers),
            hasHoldout ? scores!.NllMean : [],
            hasHoldout ? scores!.Rmse : [],
            seconds)
        {
            HoldoutNllMedian = hasHoldout ? scores!.NllMedian : [],
            ResidualLogVariance = scores?.ResidualLogVariance ?? [],
            Dropped = data.Dropped,
        };
    }
}
