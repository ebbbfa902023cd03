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
    private readonly SemaphoreSlim[] _wakes;
    private readonly int[] _asleep;
    private IParallelWork? _work;
    private ExceptionDispatchInfo? _fault;
    private int _units;
    private int _next;
    private int _busy;
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
        _asleep = new int[_helpers.Length];
        _wakes = new SemaphoreSlim[_helpers.Length];
        for (int helper = 0; helper < _helpers.Length; helper++)
        {
            int worker = helper + 1;
            _wakes[helper] = new SemaphoreSlim(0);
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

        foreach (SemaphoreSlim wake in _wakes)
        {
            wake.Dispose();
        }
    }

    private void Serve(int worker)
    {
        int seen = 0;
        while (true)
        {
            Await(worker - 1, seen);
            seen++;
            if (_closing)
            {
                return;
            }

            Share(_work!, worker);
            Interlocked.Decrement(ref _busy);
        }
    }

    private void Await(int helper, int seen)
    {
        for (int spin = 0; spin < SpinsBeforeSleep; spin++)
        {
            if (Volatile.Read(ref _generation) != seen)
            {
                return;
            }

            Thread.SpinWait(10);
        }

        // said anew before every look: a runner that was slow to wake for work already done takes the mark away
        Interlocked.Exchange(ref _asleep[helper], 1);
        while (Volatile.Read(ref _generation) == seen)
        {
            _wakes[helper].Wait();
            Interlocked.Exchange(ref _asleep[helper], 1);
        }

        Volatile.Write(ref _asleep[helper], 0);
    }

    /// <summary>
    /// Each helper has tokens of its own: with common ones, a fast helper that sleeps again takes a slow one's. A token too
    /// many wakes somebody who finds nothing new and sleeps on; one too few cannot happen, because a helper says that it
    /// sleeps before it looks for work, and work is there before it is asked whether it sleeps.
    /// </summary>
    private void WakeSleepers()
    {
        for (int helper = 0; helper < _asleep.Length; helper++)
        {
            if (Interlocked.Exchange(ref _asleep[helper], 0) == 1)
            {
                _wakes[helper].Release();
            }
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
