using System;
using System.Collections.Generic;
using MbRlRobot.Loop;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>What the status says of time and of plans.</summary>
public sealed class LoopTelemetryTests
{
    [Fact]
    public void Tells_the_periods_of_episodes_and_the_worst_of_them()
    {
        RobotDescription robot = LoopRobots.Read();
        robot = robot with { Task = robot.Task with { EpisodeSteps = 60, Done = null, DoneReward = null } };
        using LoopRig rig = new(new LoopRigOptions
        {
            Robot = robot,
            Limits = new LoopLimits(1000, 60, ArmsItself: true),
            Status = (call, before, clock) =>
            {
                clock.Spend(call == "write" && before == 2 ? 35_000_000 : call == "read" ? 1_000_000 : 0);
                return IoStatus.Ok;
            },
        });
        rig.TickUntil(status => status.Overruns == 1);
        Assert.Equal((40.0, 0L), (Math.Round(rig.Loop.Status.WorstPeriodMilliseconds, 9), rig.Loop.Status.Latest.Period.Count));
        Assert.Equal(HealthLevel.Unknown, rig.Loop.Status.Health.Level);
        rig.TickUntil(status => status.Latest.Period.Count > 0);
        LoopStatus status = rig.Loop.Status;
        Assert.Equal((100L, 40.0), (status.Latest.Period.Count, Math.Round(status.Latest.Period.MaximumMilliseconds, 9)));
        Assert.InRange(status.Latest.Period.P50Milliseconds, 9.92, 10.08);
        Assert.InRange(status.Latest.Period.P99Milliseconds, 9.92, 10.08);
        Assert.InRange(status.Latest.Period.P999Milliseconds, 39.68, 40);

        // what is read where an episode begins lies before its first tick
        Assert.InRange(status.Latest.Work.MeanMilliseconds, 1.3, 1.35);
        Assert.Equal((1L, 3L, HealthLevel.Error), (status.SessionOverruns, status.SessionMissedPeriods, status.Health.Level));
        rig.TickUntil(later => later.Session.Period.Count == 200);
        Assert.Equal((100L, HealthLevel.Ok), (rig.Loop.Status.Latest.Period.Count, rig.Loop.Status.Health.Level));
    }

    [Fact]
    public void Jitter_that_is_injected_raises_the_level_and_says_by_which_number()
    {
        double jitter = 0;
        using LoopRig rig = new(new LoopRigOptions
        {
            Robot = LoopRobots.Roomy(steps: 1000),
            Limits = new LoopLimits(1000, 60, ArmsItself: true),
            Status = (call, before, clock) =>
            {
                // sleeps end too late, every other one: the grid stays
                clock.Spend(call == "read" && before % 2 == 0 ? (long)(jitter * 1e6) : 0);
                return IoStatus.Ok;
            },
        });
        rig.TickUntil(status => status.Session.Period.Count == 100);
        Assert.Equal(new LoopHealth { Level = HealthLevel.Ok }, rig.Loop.Status.Health);
        jitter = 2.5;
        rig.TickUntil(status => status.Session.Period.Count == 300);
        LoopHealth health = rig.Loop.Status.Health;
        Assert.Equal((HealthLevel.Error, HealthCause.WorkDeviation), (health.Level, health.Cause));
        Assert.InRange(health.Value, 1.24, 1.26);
        jitter = 0;
        rig.TickUntil(status => status.Session.Period.Count == 500);
        Assert.Equal(HealthLevel.Ok, rig.Loop.Status.Health.Level);
    }

    [Fact]
    public void Counts_since_the_robot_was_armed()
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Robot = LoopRobots.Roomy(steps: 60),
            Limits = new LoopLimits(1, 60),
            Status = (call, before, clock) =>
            {
                clock.Spend(call == "write" && before == 2 ? 35_000_000 : 0);
                return IoStatus.Ok;
            },
        });
        rig.Tick(3);
        _ = rig.Ask(CommandKind.Arm);
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        LoopStatus first = rig.Loop.Status;
        Assert.Equal((1L, 3L, 200L), (first.SessionOverruns, first.SessionMissedPeriods, first.Session.Period.Count));
        _ = rig.Ask(CommandKind.Arm);
        Assert.Equal((LoopTimes.None, HealthLevel.Unknown), (rig.Loop.Status.Session, rig.Loop.Status.Health.Level));
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        LoopStatus second = rig.Loop.Status;
        Assert.Equal((0L, 0L, 200L), (second.SessionOverruns, second.SessionMissedPeriods, second.Session.Period.Count));
        Assert.Equal((1L, 3L), (second.Overruns, second.MissedPeriods));
    }

    [Fact]
    public void Tells_the_age_of_the_plan_that_is_followed_and_none_while_it_explores()
    {
        RobotDescription robot = LoopRobots.Read() with
        {
            Exploration = new ExplorationDescription(Episodes: 1),
            Planner = new PlannerDescription(Horizon: 4, Population: 8, Elites: 3, Iterations: 2, Particles: 2, ReplanEverySteps: 2),
            Model = new ModelDescription(Members: 2, Active: 2, Hidden: [4]),
        };
        using LoopRig rig = new(new LoopRigOptions { Robot = robot });
        rig.Loop.Use(LoopRig.Model(robot, version: 1));
        rig.TickUntil(status => status.Phase == LoopPhase.Exploring && status.Step > 1);
        Assert.True(double.IsNaN(rig.Loop.Status.PlanAgeMilliseconds));
        rig.TickUntil(status => status.Phase == LoopPhase.Planning);
        List<double> ages = [];
        for (int tick = 0; tick < 9; tick++)
        {
            ages.Add(rig.Loop.Status.PlanAgeMilliseconds);
            rig.Tick();
        }

        Assert.Equal([0, 10, 20, 30, 40, 50, 60, 70, 0], ages);
        Assert.Equal((2L, 0L), (rig.Loop.Status.Plans, rig.Loop.Status.LatePlans));
        rig.TickUntil(status => status.Phase != LoopPhase.Planning);
        Assert.True(double.IsNaN(rig.Loop.Status.PlanAgeMilliseconds));
    }
}
