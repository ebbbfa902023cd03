using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using TorchSharp;

namespace MbRlRobot.TorchSharp;

/// <summary>
/// Fits an ensemble with libtorch: the built-in fitter's rows, weights, batches, loss, optimiser and scores (<see cref="PreparedFit"/>), with
/// the members as one batched product. The same request gives the same bits on the same device.
/// </summary>
/// <remarks>
/// On the CPU it takes one thread, however many it may: libtorch and the BLAS below it split sums by threads, so that more of them would
/// show in the result.
/// </remarks>
public sealed class TorchFitter : IEnsembleFitter
{
    private readonly TorchOptions _options;

    private TorchFitter(TorchOptions options) => _options = options;

    /// <summary>Makes a fitter by its options.</summary>
    /// <param name="options">
    /// <c>device</c>: <c>cpu</c>, <c>cuda</c> or <c>cuda:N</c>; without it CUDA where there is any, else the CPU. <c>tensorboard</c>: a folder for
    /// TensorBoard's event files, one subfolder for each fit; without it none are written.
    /// </param>
    /// <returns>The fitter.</returns>
    /// <exception cref="ArgumentException">An option is unknown, or its value is not allowed here; the message says what is.</exception>
    /// <exception cref="InvalidOperationException">libtorch does not load; the message says what to install.</exception>
    /// <exception cref="System.IO.IOException">The folder for TensorBoard cannot be made.</exception>
    public static TorchFitter Create(IReadOnlyDictionary<string, string> options)
    {
        LibTorch.ThrowIfAbsent();
        return new TorchFitter(TorchOptions.Of(options));
    }

    /// <inheritdoc/>
    /// <exception cref="ArgumentException">
    /// The data are of another schema, too few rows can be fitted on, there are fewer than 1 threads, or the warm start is of another shape.
    /// </exception>
    /// <exception cref="InvalidOperationException">Loss or weights ran away: the learning rate is too high.</exception>
    public FitResult Fit(FitRequest request, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        long start = Stopwatch.GetTimestamp();
        PreparedFit fit = PreparedFit.Of(request, cancellation);
        torch.set_num_threads(1);
        using DisposeScope scope = torch.NewDisposeScope();
        using TorchRun run = new(fit, request.Robot.Training, _options.Device);
        FitLog? log = _options.TensorBoard is null ? null : new FitLog(_options.TensorBoard, fit, request.Robot);
        EnsembleCheckpoint fitted = run.Run(progress, log, cancellation);
        return fit.Finish(fitted, Stopwatch.GetElapsedTime(start).TotalSeconds);
    }

    /// <inheritdoc/>
    public void Dispose() => GC.SuppressFinalize(this);
}
