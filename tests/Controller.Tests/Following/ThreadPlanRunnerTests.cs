using System;
using System.Linq;
using System.Threading;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Following;
using MbRlRobot.Planning;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Following;

/// <summary>Decisions on a thread of their own.</summary>
public sealed class ThreadPlanRunnerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public void Decides_on_another_thread_what_lockstep_decides()
    {
        AskedPlanner alone = new();
        AskedPlanner beside = new();
        using InlinePlanRunner inline = new();
        using ThreadPlanRunner thread = new();
        Assert.Equal(Actions(alone, inline), Actions(beside, thread));
        Assert.Equal(
            alone.Requests.Select(asked => asked with { Thread = 0 }), beside.Requests.Select(asked => asked with { Thread = 0 }));
        Assert.All(beside.Requests, asked => Assert.NotEqual(Environment.CurrentManagedThreadId, asked.Thread));
        Assert.Single(beside.Requests.Select(asked => asked.Thread).Distinct());
    }

    [Fact]
    public void Prepares_its_thread_once_before_the_first_decision()
    {
        int prepared = 0;
        int before = -1;
        AskedPlanner planner = new()
        {
            Deciding = _ =>
            {
                before = before < 0 ? prepared : before;
                return default;
            },
        };
        using ThreadPlanRunner runner = new(() => prepared++);
        Actions(planner, runner);
        Assert.Equal((1, 1), (prepared, before));
    }

    [Fact]
    public void Allocates_nothing_on_the_thread_that_acts()
    {
        using ThreadPlanRunner runner = new();
        PlanFollower follower = Follower(new AskedPlanner(), runner);
        float[] action = new float[1];
        float[] state = new float[3];
        Act(follower, runner, 0, state, action);
        using (AllocationGuard.Expect(0))
        {
            for (int period = 1; period < 1000; period++)
            {
                Act(follower, runner, period, state, action);
            }
        }
    }

    [Fact]
    public void Throws_what_planning_threw_where_it_is_taken_back()
    {
        using ThreadPlanRunner runner = new();
        PlanFollower follower = Follower(
            new AskedPlanner { Deciding = _ => throw new InvalidOperationException("as a planner must not") }, runner);
        float[] action = new float[1];
        Assert.Throws<InvalidOperationException>(() =>
        {
            Act(follower, runner, 0, new float[3], action);
            Act(follower, runner, 1, new float[3], action);
        });
    }

    [Fact]
    public void Does_not_wait_for_ever_for_a_decision_that_does_not_come_to_an_end()
    {
        using ManualResetEventSlim begun = new();
        using ManualResetEventSlim end = new();
        ThreadPlanRunner runner = new();
        PlanFollower follower = Follower(
            new AskedPlanner
            {
                Deciding = _ =>
                {
                    begun.Set();
                    end.Wait();
                    return default;
                },
            },
            runner);
        float[] action = new float[1];
        follower.Act(new PlanRequest(new float[3], [0], [0], 0, 0, 0), 0, 0, 0, action);
        Assert.True(begun.Wait(Patience));
        Assert.False(follower.TryAbandon());
        runner.Dispose();
        Assert.False(follower.TryAbandon());
        end.Set();
        Assert.True(SpinWait.SpinUntil(follower.TryAbandon, Patience));
    }

    private static float[] Actions(AskedPlanner planner, IPlanRunner runner)
    {
        PlanFollower follower = Follower(planner, runner);
        float[] actions = new float[50];
        for (int period = 0; period < actions.Length; period++)
        {
            Act(follower, runner, period, [period, 1, 0], actions.AsSpan(period, 1));
        }

        return actions;
    }

    private static void Act(PlanFollower follower, IPlanRunner runner, int period, float[] state, Span<float> action)
    {
        follower.Act(new PlanRequest(state, [0], [0], period * 0.04f, (ulong)period, 0), period, period, period, action);
        if (runner is ThreadPlanRunner thread)
        {
            SpinWait spin = default;
            while (!thread.IsDecided)
            {
                spin.SpinOnce();
            }
        }
    }

    private static PlanFollower Follower(IPlanner planner, IPlanRunner runner) => new(
        planner,
        LoopRobots.Read() with
        {
            Action = [new ActionDescription("push", new Interval(-1e6, 1e6))],
            Planner = new PlannerDescription(Horizon: 8),
        },
        new PlanTiming(1),
        runner);
}
