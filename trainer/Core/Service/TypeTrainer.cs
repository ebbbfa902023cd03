using System;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Ports;
using MbRlRobot.Registry;

namespace MbRlRobot.Service;

/// <summary>
/// Trains one type on a thread of its own: reads new rows, and fits when the robot's policy asks for it. What asks while it fits makes
/// one fit afterwards. A fit that a crash cut off is made again: the registry remembers which rows the last one had.
/// </summary>
internal sealed class TypeTrainer : IProgress<FitProgress>, IAsyncDisposable
{
    /// <summary>A fit on fewer leaves too little behind to pause for.</summary>
    private const int ManyRows = 100_000;

    private readonly ServedType _type;
    private readonly ITransitionStore _store;
    private readonly ModelRegistry _registry;
    private readonly ServiceOptions _options;
    private readonly Action _fitted;
    private readonly TypeRows _rows;
    private readonly CandidateMaker _maker;
    private readonly RefitRequest _request;
    private readonly SemaphoreSlim _news = new(1);
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _training;
    private TypeView _view;

    /// <summary>Starts.</summary>
    /// <param name="type">The type.</param>
    /// <param name="store">The store.</param>
    /// <param name="registry">The type's registry.</param>
    /// <param name="options">The service's options.</param>
    /// <param name="fitted">Told after each fit, on this thread.</param>
    internal TypeTrainer(ServedType type, ITransitionStore store, ModelRegistry registry, ServiceOptions options, Action fitted)
    {
        (_type, _store, _registry, _options, _fitted) = (type, store, registry, options, fitted);
        _rows = new TypeRows(store, type.Robot, Episodes);
        _maker = new CandidateMaker(type, registry, options);
        _request = new RefitRequest(options.DataFolder, type.Robot.Type);
        _view = new TypeView(type.Robot.Type, 0);
        _training = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>The robots' episodes.</summary>
    internal EpisodeTally Episodes { get; } = new();

    /// <summary>How it goes.</summary>
    internal TypeView View => Volatile.Read(ref _view);

    /// <summary>Says that there are new rows.</summary>
    internal void Wake() => _news.Release();

    /// <summary>Looks whether a user asks for a fit.</summary>
    internal void Look()
    {
        if (!View.IsFitting && _request.IsWaiting)
        {
            Wake();
        }
    }

    /// <inheritdoc/>
    public void Report(FitProgress value) => Show(view => view with { FitShare = (double)value.Step / Math.Max(1, value.Steps) });

    /// <summary>Gives up a fit under way, and ends.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _training.ConfigureAwait(false);
        _stop.Dispose();
        _news.Dispose();
    }

    private void Run()
    {
        try
        {
            Guard(Resume);
            while (true)
            {
                _news.Wait(_stop.Token);
                Guard(Turn);
            }
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // the end; a fit that was cut off is made again by the next start
        }
    }

    /// <summary>Rows that the last fit had ask for no other.</summary>
    private void Resume()
    {
        long fitted = _registry.Versions.Select(version => _registry.Record(version).StorePosition).DefaultIfEmpty(0).Max();
        _rows.CatchUp(long.Min(fitted, _store.Position), _stop.Token);
        _rows.BeginFit();
    }

    private void Turn()
    {
        _rows.CatchUp(_store.Position, _stop.Token);
        Show(view => view with { Rows = _rows.Table.Count });
        string? asked = _request.Read();
        if (asked is not null && !_rows.IsEnough)
        {
            _request.Settle(asked);
            throw new InvalidOperationException(FormattableString.Invariant(
                $"a refit was asked for, but there are {_rows.Table.Count} usable rows, and a fit takes {_rows.RowsNeeded} or more"));
        }

        if ((_rows.IsFitDue || asked is not null) && !_stop.IsCancellationRequested)
        {
            Fit(asked);
            Wake();
        }
    }

    /// <summary>Fits, and settles the request that asked for it; a fit that is given up leaves the request for the next start.</summary>
    private void Fit(string? asked)
    {
        _rows.BeginFit();
        Show(view => view with { IsFitting = true, FitShare = 0 });
        try
        {
            FitView fit = _maker.Make(_rows, this, _stop.Token);
            Show(view => view with { LastFit = fit, Fault = null });
            _options.Log?.Invoke(Describe(fit));
        }
        finally
        {
            Show(view => view with { IsFitting = false });
            if (asked is not null && !_stop.IsCancellationRequested)
            {
                _request.Settle(asked);
            }
        }

        _fitted();
        GiveBack();
    }

    /// <summary>What a fit on many rows made would else lie about until the next one had made as much again.</summary>
    private void GiveBack()
    {
        if (_rows.Table.Count >= ManyRows)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true);
        }
    }

    private void Guard(Action work)
    {
        try
        {
            work();
        }
        catch (Exception fault) when (ServiceFaults.IsForeseen(fault))
        {
            Show(view => view with { Fault = fault.Message });
            _options.Log?.Invoke($"{_type.Robot.Type}: {fault.Message}");
        }
    }

    private string Describe(FitView fit) => FormattableString.Invariant(
        $"{_type.Robot.Type}: version {fit.Version} fitted on {fit.Rows} rows in {fit.Seconds:F1} s, ")
        + (fit.Refusal is null ? "the champion now" : $"refused by {fit.Refusal}");

    private void Show(Func<TypeView, TypeView> change) => Volatile.Write(ref _view, change(_view));
}
