using System;
using System.Threading;

namespace MbRlRobot.Ports;

/// <summary>
/// Fits a probabilistic ensemble to transitions. Adapters: the built-in CPU fitter, TorchSharp (CPU and CUDA).
/// </summary>
/// <remarks>The same request gives the same checkpoint, bit for bit, on the same adapter. One fit at a time for an instance.</remarks>
public interface IEnsembleFitter : IDisposable
{
    /// <summary>Runs one fit; blocks until it is done.</summary>
    /// <param name="request">The data and the settings.</param>
    /// <param name="progress">Told now and then how far it is; or null.</param>
    /// <param name="cancellation">Ends the fit early with <see cref="OperationCanceledException"/>.</param>
    /// <returns>All members' weights, and how well they do on the holdout.</returns>
    /// <exception cref="ArgumentException">The data do not fit the robot, or hold fewer than two batches of usable rows.</exception>
    FitResult Fit(FitRequest request, IProgress<FitProgress>? progress, CancellationToken cancellation);
}
