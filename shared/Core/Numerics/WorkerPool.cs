using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace MbRlRobot.Numerics;

/// <summary>
/// Threads that stay and share out the units of one piece of work at a time, with whoever brings it. Between pieces they
/// spin for some microseconds, then sleep. Running work allocates nothing.
/// </summary>
public sealed class WorkerPool : IDisposable
{
    private const int SpinsBeforeSleep = 2000;
    private readonly Thread[] _helpers;
    private readonly SemaphoreSlim _wake = new(0);
    private IParallelWork? _work;
    private ExceptionDispatchInfo? _fault;
    private int _units;
    private int _next;
    private int _busy;
    private int _asleep;
    private int _generation;
    private volatile bool _closing;

    /// <summary>Starts the threads.</summary>
    /// <param name="threads">How many work, the caller's included; at least 1.</param>
    /// <param name="name">What the threads are called.</param>
    /// <exception cref="ArgumentOutOfRangeException">There are fewer than 1.</exception>
    public WorkerPool(int threads, string name)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threads, 1);
        _helpers = new Thread[threads - 1];
        for (int helper = 0; helper < _helpers.Length; helper++)
        {
            int worker = helper + 1;
            _helpers[helper] = new Thread(() => Serve(worker)) { IsBackground = true, Name = $"{name} {worker}" };
            _helpers[helper].Start();
        }
    }

    /// <summary>How many work, the caller of <see cref="Run"/> included.</summary>
    public int Threads => _helpers.Length + 1;

    /// <summary>Does all units and returns when the last is done. Called by one thread at a time.</summary>
    /// <param name="work">The work; what it throws is thrown here once all have stopped.</param>
    /// <param name="units">How many units it has.</param>
    public void Run(IParallelWork work, int units)
    {
        ArgumentNullException.ThrowIfNull(work);
        ObjectDisposedException.ThrowIf(_closing, this);
        _work = work;
        _units = units;
        _fault = null;
        Volatile.Write(ref _next, 0);
        Volatile.Write(ref _busy, _helpers.Length);
        Interlocked.Increment(ref _generation);
        WakeSleepers();
        Share(work, 0);
        SpinWait spin = default;
        while (Volatile.Read(ref _busy) != 0)
        {
            spin.SpinOnce(sleep1Threshold: -1);
        }

        _work = null;
        _fault?.Throw();
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_closing)
        {
            return;
        }

        _closing = true;
        Interlocked.Increment(ref _generation);
        WakeSleepers();
        foreach (Thread helper in _helpers)
        {
            helper.Join();
        }

        _wake.Dispose();
    }

    private void Serve(int worker)
    {
        int seen = 0;
        while (true)
        {
            Await(seen);
            seen++;
            if (_closing)
            {
                return;
            }

            Share(_work!, worker);
            Interlocked.Decrement(ref _busy);
        }
    }

    private void Await(int seen)
    {
        for (int spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (Volatile.Read(ref _generation) != seen)
            {
                return;
            }

            Thread.SpinWait(10);
        }

        Interlocked.Increment(ref _asleep);
        while (Volatile.Read(ref _generation) == seen)
        {
            _wake.Wait();
        }

        Interlocked.Decrement(ref _asleep);
    }

    /// <summary>A token too many wakes somebody who finds nothing new and sleeps on; one too few cannot happen.</summary>
    private void WakeSleepers()
    {
        int asleep = Volatile.Read(ref _asleep);
        if (asleep > 0)
        {
            _wake.Release(asleep);
        }
    }

    private void Share(IParallelWork work, int worker)
    {
        try
        {
            for (int unit = Interlocked.Increment(ref _next) - 1; unit < _units; unit = Interlocked.Increment(ref _next) - 1)
            {
                work.Do(unit, worker);
            }
        }
        catch (Exception fault)
        {
            Interlocked.CompareExchange(ref _fault, ExceptionDispatchInfo.Capture(fault), null);
        }
    }
}
