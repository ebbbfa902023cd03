using System;
using System.Collections.Concurrent;
using System.Threading;
using MbRlRobot.Fitting;
using MbRlRobot.Ports;

namespace MbRlRobot.Trainer.Tests.Service;

/// <summary>The built-in fitter; keeps what it was asked, and can be held up.</summary>
internal sealed class RecordingFitter : IEnsembleFitter
{
    private readonly BuiltInFitter _fitter = new();
    private readonly ManualResetEventSlim _open = new(initialState: true);

    /// <summary>The rows of each request, and whether it went on from a checkpoint.</summary>
    public ConcurrentQueue<(int Rows, bool IsWarm, ulong Seed)> Requests { get; } = [];

    public void Hold() => _open.Reset();

    public void Release() => _open.Set();

    public FitResult Fit(FitRequest request, IProgress<FitProgress>? progress, CancellationToken cancellation)
    {
        Requests.Enqueue((request.Data.Count, request.WarmStart is not null, request.Seed));
        _open.Wait(cancellation);
        return _fitter.Fit(request, progress, cancellation);
    }

    public void Dispose()
    {
        _fitter.Dispose();
        _open.Dispose();
    }
}
