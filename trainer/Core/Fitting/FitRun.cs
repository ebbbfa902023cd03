using System;
using System.Collections.Concurrent;
using System.Linq;
using System.Threading;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>
/// Moves all members on, a slice of steps at a time, the one that waits longest first: so five members keep two threads busy to the
/// end, where slices become shorter, lest one thread be left with a long one. Members share nothing that changes, so neither the
/// order nor the number of threads shows in the result.
/// </summary>
internal sealed class FitRun : IParallelWork
{
    private const int MostSteps = 25;
    private const int LeastSteps = 5;
    private readonly Member[] _members;
    private readonly IMemberKernel _kernel;
    private readonly TrainingDescription _training;
    private readonly IProgress<FitProgress>? _progress;
    private readonly CancellationToken _cancellation;
    private readonly ConcurrentQueue<Member> _waiting;
    private readonly Workspace[] _workspaces;
    private int _reported = -1;
    private volatile bool _failed;

    internal FitRun(
        Member[] members,
        IMemberKernel kernel,
        NetworkShape shape,
        FitRequest request,
        IProgress<FitProgress>? progress,
        CancellationToken cancellation)
    {
        (_members, _kernel, _training) = (members, kernel, request.Robot.Training);
        (_progress, _cancellation) = (progress, cancellation);
        _waiting = new ConcurrentQueue<Member>(members);
        int threads = Math.Min(request.Threads, members.Length);
        _workspaces = [.. Enumerable.Range(0, threads).Select(_ => new Workspace(shape, _training.Batch))];
    }

    /// <summary>Takes all steps.</summary>
    internal void Run()
    {
        _cancellation.ThrowIfCancellationRequested();
        using (WorkerPool pool = new(_workspaces.Length, "fit"))
        {
            pool.Run(this, _workspaces.Length);
        }

        Report();
    }

    /// <summary>
    /// Goes on until nobody waits: as there are no more threads than members, whoever is not waiting then is being moved on by another.
    /// </summary>
    public void Do(int unit, int worker)
    {
        try
        {
            while (!_failed && _waiting.TryDequeue(out Member? member))
            {
                _cancellation.ThrowIfCancellationRequested();
                Advance(member, _workspaces[worker]);
                if (worker == 0)
                {
                    Report();
                }
            }
        }
        catch
        {
            _failed = true;
            throw;
        }
    }

    private void Advance(Member member, Workspace work)
    {
        int left = _training.Steps - member.Steps;
        int steps = Math.Min(left, Math.Clamp(left / 2, LeastSteps, MostSteps));
        if (steps > 0)
        {
            member.Advance(_kernel, work, _training, steps);
            _waiting.Enqueue(member);
        }
    }

    /// <summary>Called by the thread of <see cref="Run"/> alone.</summary>
    private void Report()
    {
        int steps = _members.Min(member => member.Steps);
        if (steps > _reported)
        {
            _reported = steps;
            _progress?.Report(new FitProgress(steps, _training.Steps, _members.Average(member => member.Loss)));
        }
    }
}
