using System;
using System.Runtime.ExceptionServices;
using System.Threading;

namespace MbRlRobot.Following;

/// <summary>
/// Decides on a thread of its own, beside the one that acts. A decision changes hands by one number in memory; the planner's thread
/// sleeps between decisions.
/// </summary>
public sealed class ThreadPlanRunner : IPlanRunner
{
    /// <summary>How long an end waits for the decision under way.</summary>
    private static readonly TimeSpan EndPatience = TimeSpan.FromSeconds(2);

    private readonly WakeSignal _wake = new();
    private readonly Thread _thread;
    private readonly Action? _onThread;
    private PlanJob? _job;
    private ExceptionDispatchInfo? _fault;
    private int _stage;
    private volatile bool _isClosing;

    /// <summary>Starts the thread.</summary>
    /// <param name="onThread">Called once on it before the first decision, such as to pin it; null for nothing.</param>
    public ThreadPlanRunner(Action? onThread = null)
    {
        _onThread = onThread;
        _thread = new Thread(Serve) { IsBackground = true, Name = "planner" };
        _thread.Start();

        // what finds the system's call is made at its first use: here, where allocating is allowed
        _wake.Set();
    }

    private enum Stage
    {
        Idle,
        Asked,
        Decided,
    }

    /// <inheritdoc/>
    public bool IsBusy => Volatile.Read(ref _stage) != (int)Stage.Idle;

    /// <summary>Whether a decision has been made and waits to be taken back.</summary>
    internal bool IsDecided => Volatile.Read(ref _stage) == (int)Stage.Decided;

    /// <inheritdoc/>
    public void Begin(PlanJob job)
    {
        ArgumentNullException.ThrowIfNull(job);
        _job = job;
        Volatile.Write(ref _stage, (int)Stage.Asked);
        _wake.Set();
    }

    /// <inheritdoc/>
    public bool TryEnd()
    {
        if (!IsDecided)
        {
            return false;
        }

        Volatile.Write(ref _stage, (int)Stage.Idle);
        _fault?.Throw();
        return true;
    }

    /// <inheritdoc/>
    public bool TryAbandon()
    {
        if (IsDecided)
        {
            Volatile.Write(ref _stage, (int)Stage.Idle);
        }

        return !IsBusy;
    }

    /// <inheritdoc/>
    /// <remarks>A decision that does not come to an end keeps its thread, which does not keep the process.</remarks>
    public void Dispose()
    {
        if (_isClosing)
        {
            return;
        }

        _isClosing = true;
        _wake.Set();
        if (_thread.Join(EndPatience))
        {
            _wake.Dispose();
        }
    }

    private void Serve()
    {
        _onThread?.Invoke();
        while (!_isClosing)
        {
            if (Volatile.Read(ref _stage) == (int)Stage.Asked)
            {
                Decide();
                Volatile.Write(ref _stage, (int)Stage.Decided);
            }
            else
            {
                _wake.Wait();
            }
        }

        // what was asked for while the end came is not decided any more
        _ = Interlocked.CompareExchange(ref _stage, (int)Stage.Idle, (int)Stage.Asked);
    }

    private void Decide()
    {
        try
        {
            _job!.Run();
        }
        catch (Exception fault)
        {
            _fault = ExceptionDispatchInfo.Capture(fault);
        }
    }
}
