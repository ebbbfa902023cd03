using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Trainer.Tests.Fitting;

/// <summary>Short ways to fit and to compare.</summary>
internal static class FitTesting
{
    internal static FitResult Fit(FitRequest request, LaneWidth? width = null)
    {
        using BuiltInFitter fitter = new(width ?? LaneDispatch.Best);
        return fitter.Fit(request, null, CancellationToken.None);
    }

    /// <summary>All that a fit learned, as one row of numbers.</summary>
    internal static float[] Numbers(EnsembleCheckpoint checkpoint) =>
    [
        .. checkpoint.Normalizer.InputMean,
        .. checkpoint.Normalizer.InputScale,
        .. checkpoint.Normalizer.TargetMean,
        .. checkpoint.Normalizer.TargetScale,
        .. checkpoint.Layers.SelectMany(layer => layer.Weights.Concat(layer.Biases)),
        .. checkpoint.MinimumLogVariance.ToArray(),
        .. checkpoint.MaximumLogVariance.ToArray(),
    ];
}
