using System;
using System.Collections.Generic;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Following;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Following;

public sealed class PlanFollowerTests
{
    [Fact]
    public void Follows_a_plan_for_as_many_steps_as_it_is_told()
    {
        ScriptedPlanner planner = new(decision => true);
        Assert.Equal([10, 11, 12, 20, 21, 22, 30], Run(planner, replanEverySteps: 3, steps: 7));
        Assert.Equal([0, 3, 3], planner.ExecutedSteps);
        Assert.Equal([100, 103, 106], planner.Ticks);
    }

    [Fact]
    public void Decides_at_every_step_by_default() =>
        Assert.Equal([10, 20, 30, 40], Run(new ScriptedPlanner(decision => true), replanEverySteps: 1, steps: 4));

    [Fact]
    public void Goes_on_with_the_old_plan_then_holds_while_no_plan_is_usable()
    {
        ScriptedPlanner planner = new(decision => decision is 1 or >= 7);
        List<bool> fallbacks = [];
        Assert.Equal([10, 11, 12, 13, 13, 13, 70, 80], Run(planner, replanEverySteps: 1, steps: 8, fallbacks));
        Assert.Equal([false, true, true, true, true, true, false, false], fallbacks);
        Assert.Equal([0, 1, 1, 1, 1, 1, 1, 1], planner.ExecutedSteps);
    }

    [Fact]
    public void Asks_again_at_once_after_a_plan_that_is_not_usable()
    {
        ScriptedPlanner planner = new(decision => decision != 2);
        Assert.Equal([10, 11, 12, 30, 31, 40], Run(planner, replanEverySteps: 2, steps: 6));
        Assert.Equal([0, 2, 1, 2], planner.ExecutedSteps);
    }

    [Fact]
    public void Holds_the_first_action_while_there_never_was_a_plan() =>
        Assert.Equal([0, 0, 0], Run(new ScriptedPlanner(decision => false), replanEverySteps: 2, steps: 3));

    [Fact]
    public void Forgets_at_a_reset()
    {
        ScriptedPlanner planner = new(decision => decision == 1);
        PlanFollower follower = new(planner, Described());
        LockstepRobot robot = Robot();
        float[] action = new float[1];
        follower.Act(robot, 0, action);
        follower.Reset();
        follower.Act(robot, 1, action);
        Assert.Equal((0f, 1, true), (action[0], planner.Resets, follower.IsFallback));
        Assert.Equal([0, 0], planner.ExecutedSteps);
    }

    [Fact]
    public void Says_how_long_a_decision_took_where_there_was_one()
    {
        PlanFollower follower = new(new ScriptedPlanner(decision => true), Described(replanEverySteps: 2));
        LockstepRobot robot = Robot();
        float[] action = new float[1];
        follower.Act(robot, 0, action);
        Assert.True(follower.LastPlanMilliseconds >= 0);
        robot.Step(action);
        follower.Act(robot, 1, action);
        Assert.True(double.IsNaN(follower.LastPlanMilliseconds));
        Assert.Equal(1, follower.LastPlan.Iterations);
    }

    private static List<float> Run(ScriptedPlanner planner, int replanEverySteps, int steps, List<bool>? fallbacks = null)
    {
        PlanFollower follower = new(planner, Described(replanEverySteps));
        LockstepRobot robot = Robot();
        List<float> actions = [];
        float[] action = new float[1];
        for (int step = 0; step < steps; step++)
        {
            follower.Act(robot, 100 + (ulong)step, action);
            robot.Step(action);
            actions.Add(action[0]);
            fallbacks?.Add(follower.IsFallback);
        }

        return actions;
    }

    private static RobotDescription Described(int replanEverySteps = 1) => LoopRobots.Read() with
    {
        Action = [new ActionDescription("push", new Interval(-1000, 1000))],
        Planner = new PlannerDescription(ReplanEverySteps: replanEverySteps),
        Safety = new SafetyDescription(),
    };

    /// <summary>A robot that takes any action as it is.</summary>
    private static LockstepRobot Robot()
    {
        VirtualLoopClock clock = new();
        LockstepRobot robot = new(Described(), new ScriptedIo(clock), clock);
        robot.Reset([0, 0], [0]);
        return robot;
    }

    /// <summary>Decision n plans 10 n, 10 n + 1, and so on, four steps; some are not usable, and plan -1.</summary>
    private sealed class ScriptedPlanner(Func<int, bool> isUsable) : IPlanner
    {
        public List<int> ExecutedSteps { get; } = [];

        public List<ulong> Ticks { get; } = [];

        public int Resets { get; private set; }

        public int Horizon => 4;

        public int ActionDimension => 1;

        public IRolloutEngine Engine { get; set; } = null!;

        public void Reset() => Resets++;

        public PlanResult Plan(in PlanRequest request, Span<float> sequence)
        {
            ExecutedSteps.Add(request.ExecutedSteps);
            Ticks.Add(request.Tick);
            bool usable = isUsable(Ticks.Count);
            for (int step = 0; step < Horizon; step++)
            {
                sequence[step] = usable ? (10 * Ticks.Count) + step : -1;
            }

            return new PlanResult(usable, 1, 1, usable ? 0 : 1, 0, 0);
        }
    }
}
