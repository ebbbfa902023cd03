using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Following;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Following;

/// <summary>Plans that take effect later than they are begun.</summary>
public sealed class DelayedPlanTests
{
    private const long Period = 40_000_000;

    private readonly VirtualLoopClock _clock = new();
    private readonly AskedPlanner _planner = new();
    private readonly List<ActionSource> _sources = [];
    private readonly List<CommittedAction> _origins = [];

    [Theory]
    [InlineData(0, new float[] { 10, 20, 30, 40, 50 })]
    [InlineData(1, new float[] { 0, 10, 20, 30, 40 })]
    [InlineData(2, new float[] { 0, 0, 10, 20, 30 })]
    [InlineData(4, new float[] { 0, 0, 0, 0, 10 })]
    public void Follows_a_plan_from_the_period_it_takes_effect_in(int delay, float[] expected)
    {
        Assert.Equal(expected, Run(new PlanTiming(delay), steps: 5));
        Assert.Equal(
            Enumerable.Range(0, 5).Select(period => period < delay ? ActionSource.Waiting : ActionSource.Plan), _sources);
        Assert.Equal(
            Enumerable.Range(0, 5).Select(period => period < delay ? CommittedAction.None : new(100 + (ulong)(period - delay), 0, (period - delay) * Period)),
            _origins);
        Assert.Equal([0, 1, 1, 1, 1], _planner.Requests.Select(asked => asked.ExecutedSteps));
    }

    [Fact]
    public void Plans_from_where_the_committed_actions_will_have_taken_the_robot()
    {
        Run(new PlanTiming(2), steps: 4, state: period => [period, 0.5f]);

        // at period 3 the actions of plans 1 and 2 are committed, for the periods 3 and 4: 20 is the second plan's first
        AskedPlanner.Asked last = _planner.Requests[3];
        float velocity = 0.5f + (0.1f * 20) + (0.1f * 30);
        float position = 3 + (0.1f * (0.5f + (0.1f * 20))) + (0.1f * velocity);
        Assert.Equal((position, velocity, 30f, 0.2f, 103UL), (last.Position, last.Velocity, last.PreviousAction, last.TimeSeconds, last.Tick));
        Assert.Equal((0f, 0.5f + 0f), (_planner.Requests[0].PreviousAction, _planner.Requests[0].Velocity));
    }

    [Fact]
    public void Plans_from_the_state_that_has_passed_where_it_is_told_not_to_compensate()
    {
        Assert.Equal([0, 0, 10, 20], Run(new PlanTiming(2, IsCompensated: false), steps: 4, state: period => [period, 0.5f]));
        AskedPlanner.Asked last = _planner.Requests[3];
        Assert.Equal((3f, 0.5f, 10f, 0.12f), (last.Position, last.Velocity, last.PreviousAction, last.TimeSeconds));
    }

    [Fact]
    public void Counts_committed_actions_as_the_gate_will_let_them_through()
    {
        RobotDescription slow = Robot() with { Action = [new ActionDescription("push", new Interval(-15, 15), Slew: 100)] };
        Run(new PlanTiming(2), steps: 3, slow);
        Assert.Equal([0f, 4f, 8f], _planner.Requests.Select(asked => asked.PreviousAction));
    }

    [Fact]
    public void Follows_the_old_plan_while_the_new_one_is_late_and_counts_it()
    {
        // every decision takes three periods
        Assert.Equal([0, 0, 0, 12, 13, 14, 22, 23, 24, 32], Run(new PlanTiming(1), steps: 10, planPeriods: 3));
        Assert.Equal(
            [
                ActionSource.Waiting, ActionSource.Waiting, ActionSource.Waiting, ActionSource.Plan, ActionSource.PlanTail, ActionSource.PlanTail,
                ActionSource.Plan, ActionSource.PlanTail, ActionSource.PlanTail, ActionSource.Plan,
            ],
            _sources);
        Assert.Equal((10L, 6L, 3L), (_follower!.Due, _follower.Missed, _follower.Late));
        Assert.Equal([0, 3, 3, 3], _planner.Requests.Select(asked => asked.ExecutedSteps));
    }

    [Fact]
    public void Skips_what_a_missed_period_would_have_had()
    {
        Assert.Equal([10, 13, 16, 20], Run(new PlanTiming(0), steps: 4, Robot(replanEverySteps: 8), periodOf: step => step * 3));
        Assert.Equal([0, 9], _planner.Requests.Select(asked => asked.ExecutedSteps));
    }

    [Fact]
    public void Does_not_follow_a_plan_that_the_members_disagree_about()
    {
        AskedPlanner planner = new() { Deciding = number => new PlanResult(true, 1, 1, 0, 0, number == 2 ? 0.5f : 0.4f) };
        PlanFollower follower = Follower(planner, Robot(), new PlanTiming(0), new InlinePlanRunner());
        follower.DisagreementLimit = 0.45f;
        Assert.Equal([10, 11, 30], Enumerable.Range(0, 3).Select(period => Act(follower, period)));
        follower.DisagreementLimit = 0.1f;
        Assert.Equal(31, Act(follower, 3));
        Assert.Equal(ActionSource.PlanTail, follower.Source);
    }

    [Fact]
    public void Gives_up_a_decision_that_is_under_way_at_an_episodes_end()
    {
        PlanFollower follower = Follower(_planner, Robot(), new PlanTiming(1), new InlinePlanRunner(_clock, 10 * Period));
        Act(follower, 0);
        Assert.False(follower.IsIdle);
        Assert.True(follower.TryAbandon());
        follower.Reset();
        Assert.True(follower.IsIdle);
        _clock.Spend(100 * Period);
        Assert.Equal(0, Act(follower, 0));
        Assert.Equal(ActionSource.Waiting, follower.Source);
    }

    [Fact]
    public void Cannot_use_a_plan_from_a_state_that_cannot_be_predicted()
    {
        PlanFollower follower = Follower(_planner, Robot(), new PlanTiming(1), new InlinePlanRunner());
        Act(follower, 0, state: [float.MaxValue, float.MaxValue]);
        Act(follower, 1);
        Assert.Equal((ActionSource.Waiting, false), (follower.Source, follower.LastPlan.IsUsable));
        AskedPlanner.Asked asked = Assert.Single(_planner.Requests);
        Assert.Equal((101UL, 0), (asked.Tick, asked.ExecutedSteps));
    }

    private PlanFollower? _follower;

    private float[] Run(
        PlanTiming timing, int steps, RobotDescription? robot = null, Func<int, float[]>? state = null, int planPeriods = 0, Func<int, int>? periodOf = null)
    {
        _follower = Follower(_planner, robot ?? Robot(), timing, new InlinePlanRunner(_clock, planPeriods * Period));
        float[] actions = new float[steps];
        for (int step = 0; step < steps; step++)
        {
            int period = periodOf?.Invoke(step) ?? step;
            actions[step] = Act(_follower, period, step == 0 ? 0 : actions[step - 1], state?.Invoke(period));
            _sources.Add(_follower.Source);
            _origins.Add(_follower.Origin);
            _clock.Spend(Period);
        }

        return actions;
    }

    private float Act(PlanFollower follower, int period, float previous = 0, float[]? state = null)
    {
        float[] action = new float[1];
        PlanRequest now = new([.. state ?? [0, 0], 0], [previous], [0], period * 0.04f, 100 + (ulong)period, executedSteps: 0);
        follower.Act(now, period, _clock.NowNanoseconds, period * Period, action);
        return action[0];
    }

    private static PlanFollower Follower(IPlanner planner, RobotDescription robot, PlanTiming timing, IPlanRunner runner) =>
        new(planner, robot, timing, runner);

    private static RobotDescription Robot(int replanEverySteps = 1) => LoopRobots.Read() with
    {
        Action = [new ActionDescription("push", new Interval(-1000, 1000))],
        Planner = new PlannerDescription(Horizon: 8, ReplanEverySteps: replanEverySteps),
        Safety = new SafetyDescription(),
    };
}
