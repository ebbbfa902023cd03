using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Threading;
using MbRlRobot.Adapters;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;

namespace MbRlRobot.Fitting;

/// <summary>
/// Fits an ensemble on the CPU: a probabilistic ensemble (Chua et al. 2018) by beta-NLL (Seitzer et al. 2022) and Adam, a fixed number of
/// steps, warm started. The same request gives the same bits on any number of threads and at every width of lanes.
/// </summary>
/// <param name="width">The width of the processor's lanes; it does not change the result.</param>
public sealed class BuiltInFitter(LaneWidth width) : IEnsembleFitter
{
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
        long start = Stopwatch.GetTimestamp();
        PreparedFit fit = PreparedFit.Of(request, cancellation);
        KernelFactory kernels = new(fit.Shape, request.Robot.Training);
        IMemberKernel kernel = LaneDispatch.Create<IMemberKernel, KernelFactory>(kernels, width);
        Member[] members = [.. Enumerable.Range(0, fit.Architecture.Members)
            .Select(member => new Member(fit.StartOf(member), fit.Batches(member), fit.Data.Kept))];
        new FitRun(members, kernel, fit.Shape, request, progress, cancellation).Run();
        AlignedFloats[] parameters = [.. members.Select(member => member.Parameters)];
        return fit.Finish(parameters, kernel, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);
}
