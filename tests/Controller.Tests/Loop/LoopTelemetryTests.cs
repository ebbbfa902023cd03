using System;
using System.Collections.Generic;
using MbRlRobot.Loop;
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
        Assert.Equal((40.0, true), (
            Math.Round(rig.Loop.Status.WorstPeriodMilliseconds, 9), double.IsNaN(rig.Loop.Status.PeriodP50Milliseconds)));
        rig.TickUntil(status => double.IsFinite(status.PeriodP50Milliseconds));
        LoopStatus status = rig.Loop.Status;
        Assert.Equal((10.0, 10.0, 40.0), (status.PeriodP50Milliseconds, status.PeriodP99Milliseconds, status.PeriodMaximumMilliseconds));

        // what is read where an episode begins lies before its first tick
        Assert.InRange(status.WorkMilliseconds, 1.3, 1.35);
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
