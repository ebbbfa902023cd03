using System;
using System.Collections.Generic;
using MbRlRobot.Following;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>What a test changes about a control loop.</summary>
internal sealed record LoopRigOptions
{
    public RobotDescription? Robot { get; init; }

    public ulong Seed { get; init; } = 1;

    public LoopLimits Limits { get; init; } = new(Episodes: 3, Minutes: 60, IsLockstep: true, ArmsItself: true);

    public IEpisodeReset? Reset { get; init; }

    /// <summary>Makes a reset that needs the robot; null for <see cref="Reset"/>.</summary>
    public Func<RobotDescription, IRobotIo, IEpisodeReset>? ResetOf { get; init; }

    public IReadOnlyList<PreArmCheck> Checks { get; init; } = [];

    public IModelFeed? Models { get; init; }

    public PlanTiming? Timing { get; init; }

    public Func<VirtualLoopClock, IPlanRunner>? Runner { get; init; }

    public IHeartbeat? Heartbeat { get; init; }

    /// <summary>Gives the status of a call by its name and how many there were before.</summary>
    public Func<string, int, VirtualLoopClock, IoStatus> Status { get; init; } = (_, _, _) => IoStatus.Ok;
}
