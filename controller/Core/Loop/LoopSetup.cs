using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using MbRlRobot.Following;
using MbRlRobot.Lifecycle;
using MbRlRobot.Mailbox;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Status;

namespace MbRlRobot.Loop;

/// <summary>What a control loop is made of. All of it stays the caller's.</summary>
/// <param name="Robot">The robot, read and found valid.</param>
/// <param name="Epoch">The start of the control process.</param>
/// <param name="Io">Its inputs and outputs, stopped.</param>
/// <param name="Clock">The loop's time.</param>
/// <param name="Reset">Brings it to where an episode starts.</param>
/// <param name="Recorder">Takes what happens.</param>
/// <param name="Mailbox">Gives commands.</param>
/// <param name="Status">Is told how things stand.</param>
/// <param name="Episodes">Is told of each episode that has ended.</param>
/// <param name="Seeds">Fixes everything random.</param>
/// <param name="Models">Gives newer models; null where there are none to come.</param>
/// <param name="Limits">What one arming covers, and how the loop behaves around it.</param>
public sealed record LoopSetup(
    RobotDescription Robot,
    ulong Epoch,
    IRobotIo Io,
    ILoopClock Clock,
    IEpisodeReset Reset,
    TransitionRecorder Recorder,
    ControlMailbox Mailbox,
    StatusBlock Status,
    EpisodeHandover Episodes,
    EpisodeSeeds Seeds,
    IModelFeed? Models,
    LoopLimits Limits)
{
    /// <summary>When plans take effect; null is what robot.json says.</summary>
    [AllowNull]
    public PlanTiming Timing
    {
        get => field ?? PlanTiming.Of(Robot.Planner, Limits.IsLockstep);
        init;
    }

    /// <summary>
    /// Makes what carries decisions out; null is a thread of their own in real time, where plans take effect later, and at once otherwise.
    /// </summary>
    public Func<IPlanRunner>? Runner { get; init; }

    /// <summary>Is told of every tick; null for nobody.</summary>
    public IHeartbeat? Heartbeat { get; init; }

    /// <summary>Checks before each arming whose verdict is known beforehand, and stays.</summary>
    public IReadOnlyList<PreArmCheck> StandingChecks { get; init; } = [];
}
