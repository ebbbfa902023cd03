using System;
using System.Collections.Generic;
using MbRlRobot.Loop;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>Looks at a loop from within, at every tick: what it allocates, when it was late. Allocates nothing itself.</summary>
/// <param name="robot">The robot.</param>
/// <param name="clock">The loop's clock.</param>
/// <param name="stall">What to inject; null for nothing.</param>
internal sealed class LoopProbe(RobotDescription robot, ILoopClock clock, LoopStall? stall) : IHeartbeat
{
    /// <summary>The most overruns that are listed one by one.</summary>
    public const int MostOverruns = 100;

    private readonly LoopOverrun[] _overruns = new LoopOverrun[MostOverruns];
    private LoopStatus _before;
    private long _allocatedBefore = -1;
    private long _start = -1;
    private int _listed;
    private bool _hasStalled;

    /// <summary>The loop; before its first tick.</summary>
    public ControlLoop? Loop { get; set; }

    /// <summary>What can stall; before the loop's first tick.</summary>
    public StallingIo? Io { get; set; }

    /// <summary>Ticks within episodes.</summary>
    public long Ticks { get; private set; }

    /// <summary>Bytes that the loop's thread allocated within episodes.</summary>
    public long EpisodeBytes { get; private set; }

    /// <summary>Bytes that it allocated before, between and after them.</summary>
    public long OtherBytes { get; private set; }

    /// <summary>The first overruns.</summary>
    public IReadOnlyList<LoopOverrun> Overruns => _overruns[.._listed];

    /// <inheritdoc/>
    public void Beat(LifecycleState state)
    {
        LoopStatus status = Loop!.Status;
        long now = clock.NowNanoseconds;
        CountBytes(status);
        bool isRunning = IsRunning(status);
        Ticks += isRunning ? 1 : 0;
        _start = _start < 0 && isRunning ? now : _start;
        double seconds = (now - _start) / 1e9;
        if (status.MissedPeriods > _before.MissedPeriods && _listed < MostOverruns)
        {
            _overruns[_listed++] = new LoopOverrun(seconds, status.MissedPeriods - _before.MissedPeriods);
        }

        bool isInside = isRunning && status.Step + 2 < robot.Task.EpisodeSteps;
        if (stall is not null && !_hasStalled && isInside && seconds >= stall.AtSeconds)
        {
            _hasStalled = true;
            Io!.Stall((long)(stall.Milliseconds * 1e6));
        }

        _before = status;
    }

    private void CountBytes(in LoopStatus status)
    {
        long allocated = GC.GetAllocatedBytesForCurrentThread();
        long bytes = _allocatedBefore < 0 ? 0 : allocated - _allocatedBefore;
        _allocatedBefore = allocated;
        if (IsRunning(status) && IsRunning(_before) && status.Episode == _before.Episode)
        {
            EpisodeBytes += bytes;
        }
        else
        {
            OtherBytes += bytes;
        }
    }

    private static bool IsRunning(in LoopStatus status) => status.Phase is LoopPhase.Exploring or LoopPhase.Planning;
}
