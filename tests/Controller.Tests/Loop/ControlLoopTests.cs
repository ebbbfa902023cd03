using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Exploration;
using MbRlRobot.Following;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Planning;
using MbRlRobot.Recording;
using MbRlRobot.Resetting;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using MbRlRobot.TestKit;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class ControlLoopTests
{
    private static readonly RobotDescription Small = LoopRobots.Read() with
    {
        Exploration = new ExplorationDescription(Episodes: 1),
        Planner = new PlannerDescription(Horizon: 4, Population: 8, Elites: 3, Iterations: 2, Particles: 2),
        Model = new ModelDescription(Members: 2, Active: 2, Hidden: [4]),
    };

    [Fact]
    public void Makes_the_rows_of_a_lockstep_robot_to_the_bit_exploring_and_planning()
    {
        using LoopRig rig = new(new LoopRigOptions { Robot = Small, Seed = 9 });
        rig.Loop.Use(LoopRig.Model(Small, version: 4));
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive && status.Sessions == 1);
        (float[] State, float[] Action, float[] Next, double Reward)[] expected = [.. LockstepRows(seed: 9, episodes: 3)];
        Assert.Equal(expected.Length, rig.Steps.Count);
        foreach ((LoggedStep step, (float[] State, float[] Action, float[] Next, double Reward) row) in rig.Steps.Zip(expected))
        {
            Assert.Equal(row.State, step.Transition.State.ToArray());
            Assert.Equal(row.Action, step.Transition.Action.ToArray());
            Assert.Equal(row.Next, step.Transition.NextState.ToArray());
            Assert.Equal((float)row.Reward, step.Transition.Reward);
            Assert.Equal(0.04, step.Transition.DtSeconds);
            Assert.Equal(4, step.Readings.Count);
        }
    }

    /// <summary>The same run as the demo's episodes make it.</summary>
    private static IEnumerable<(float[] State, float[] Action, float[] Next, double Reward)> LockstepRows(ulong seed, int episodes)
    {
        VirtualLoopClock clock = new();
        LockstepRobot robot = new(Small, new ScriptedIo(clock), clock);
        EpisodeSeeds seeds = new(seed);
        Explorer explorer = new(Small);
        using var engine = LoopRig.Model(Small, 4).Engine;
        PlanFollower plans = new(PlannerFactory.Create(Small, engine, seeds.Planner, clock), Small);
        float[] wanted = new float[1];
        ulong tick = 0;
        for (int episode = 0; episode < episodes; episode++)
        {
            double[] start = new double[2];
            double[] parameters = new double[1];
            EpisodeStart.Draw(Small, seeds.Start(episode), start, parameters);
            robot.Reset(start, parameters);
            explorer.Start(seeds.Exploration(episode));
            plans.Reset();
            bool isOver = false;
            while (!isOver)
            {
                if (episode < 1)
                {
                    explorer.Act(robot.Steps, wanted);
                }
                else
                {
                    plans.Act(robot, tick, wanted);
                }

                tick++;
                StepOutcome outcome = robot.Step(wanted);
                yield return (robot.LastState.ToArray(), robot.Action.ToArray(), robot.State.ToArray(), outcome.Reward);
                isOver = outcome.IsDone || outcome.LeftLimits >= 0 || robot.Steps >= Small.Task.EpisodeSteps;
            }
        }
    }

    [Fact]
    public void Records_what_it_chose_by_and_chains_rows_and_sequences()
    {
        using LoopRig rig = new(new LoopRigOptions { Robot = Small });
        rig.Loop.Use(LoopRig.Model(Small, version: 4));
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive && status.Sessions == 1);
        IReadOnlyList<LoggedStep> steps = rig.Steps;
        Assert.Equal(Enumerable.Range(0, steps.Count).Select(index => (ulong)index), steps.Select(step => step.Sequence));
        Assert.All(steps, step => Assert.Equal(step.Episode == 0, step.Transition.Flags.HasAny(TransitionFlags.Exploring)));
        Assert.All(steps, step => Assert.Equal(step.Episode == 0 ? 0UL : 4UL, step.Transition.ModelVersion));
        Assert.All(steps.Where(step => step.Episode > 0), step => Assert.Equal((step.Sequence, 0), (step.PlanTick, step.PlanStep)));
        Assert.All(steps.Zip(steps.Skip(1)), pair => Assert.True(
            pair.First.Episode != pair.Second.Episode
            || pair.First.Transition.NextState.Span.SequenceEqual(pair.Second.Transition.State.Span)));
        Assert.Equal(3, steps.Count(step => step.Transition.Flags.HasAny(TransitionFlagGroups.EpisodeEnd)));
        Assert.Equal(3, rig.Records.OfType<LoggedStart>().Count());
        Assert.Equal(steps.Count(step => step.Episode > 0), rig.Records.OfType<LoggedDecision>().Count());
        LoggedEvent[] events = [.. rig.Records.OfType<LoggedEvent>()];
        Assert.Equal((EventKind.ModelSwapped, 4UL, 44UL), (events[0].Kind, events[0].First, events[0].Second));
        Assert.Equal(3, events.Count(happened => happened.Kind == EventKind.EpisodeEnded));
        Assert.Equal(3, rig.Ended.Count);
    }

    [Fact]
    public void Repeats_itself_with_the_same_seed_and_not_with_another()
    {
        Assert.Equal(Actions(5), Actions(5));
        Assert.NotEqual(Actions(5), Actions(6));
    }

    private static float[] Actions(ulong seed)
    {
        using LoopRig rig = new(new LoopRigOptions { Seed = seed });
        rig.TickUntil(status => status.Sessions == 1 && status.Lifecycle == LifecycleState.Inactive);
        return [.. rig.Steps.Select(step => step.Transition.Action.Span[0])];
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public void Allocates_nothing_within_an_episode(int episode)
    {
        RobotDescription robot = Small with { Task = Small.Task with { EpisodeSteps = 60, Done = null, DoneReward = null } };
        robot = robot with { State = [.. robot.State.Select(state => state with { Limits = new Interval(-1e6, 1e6) })] };
        using LoopRig rig = new(new LoopRigOptions { Robot = robot });
        rig.Loop.Use(LoopRig.Model(robot, version: 1));
        rig.TickUntil(status => status.Episode == episode && status.Step == 20);
        rig.Io.Writes.EnsureCapacity(1000);
        rig.Io.Advances.EnsureCapacity(1000);
        ulong sequence = rig.Send(CommandKind.Set, settings: new ParameterSetting(0, 0.25));
        using (AllocationGuard.Expect(0))
        {
            rig.Tick(100);
        }

        Assert.Equal((episode, 45), (rig.Loop.Status.Episode, rig.Loop.Status.Step));
        Assert.Equal(CommandOutcome.Done, rig.Reply(sequence)!.Outcome);
    }

    [Fact]
    public void Allocates_nothing_over_a_hundred_thousand_ticks_after_arming()
    {
        const int ticks = 100_000;
        RobotDescription robot = Small with
        {
            Exploration = new ExplorationDescription(Episodes: 0),
            State = [.. Small.State.Select(state => state with { Limits = new Interval(-1e9, 1e9) })],
            Task = Small.Task with { EpisodeSteps = ticks, Done = null, DoneReward = null, Reward = "-position'^2" },
        };
        using LoopRig rig = new(new LoopRigOptions { Robot = robot, Timing = new PlanTiming(1) });
        rig.Loop.Use(LoopRig.Model(robot, version: 1));
        rig.TickUntil(status => status.Step == 20);
        rig.Io.Writes.EnsureCapacity(ticks);
        rig.Io.Advances.EnsureCapacity(ticks + 200);
        long plans = rig.Loop.Status.Plans;
        using (AllocationGuard.Expect(0))
        {
            rig.Tick(ticks);
        }

        Assert.Equal((0, ticks / 4, LoopFault.None), (rig.Loop.Status.Episode, rig.Loop.Status.Plans - plans, rig.Loop.Status.Fault));
    }

    [Fact]
    public void Ends_an_episode_and_not_the_session_where_a_state_leaves_its_limits()
    {
        RobotDescription robot = Small with { Task = Small.Task with { Done = null, DoneReward = null, EpisodeSteps = 500 } };
        using LoopRig rig = new(new LoopRigOptions { Robot = robot });
        rig.TickUntil(status => status.SessionEpisodes == 2);
        Assert.All(rig.Ended, episode => Assert.Equal((EpisodeEnd.StateLimit, 0), (episode.End, episode.LeftLimits)));
        Assert.True(rig.Steps[^1].Transition.Flags.HasAny(TransitionFlags.Truncated));
        Assert.Equal(LifecycleState.Active, rig.Loop.Status.Lifecycle);
        Assert.True(rig.Io.Stops > 0);
    }

    [Fact]
    public void Waits_for_a_command_unless_it_arms_itself()
    {
        using LoopRig rig = new(new LoopRigOptions { Limits = new LoopLimits(2, 60, IsLockstep: true) });
        rig.Tick(5);
        Assert.Equal((LifecycleState.Inactive, 0L), (rig.Loop.Status.Lifecycle, rig.Loop.Status.Sessions));
        Assert.Empty(rig.Io.Writes);
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
        Assert.Equal(LifecycleState.Active, rig.Loop.Status.Lifecycle);
        Assert.Contains("armed already", rig.Ask(CommandKind.Arm)!.Message, StringComparison.Ordinal);
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        Assert.Equal((SessionEnd.Episodes, 2L), (rig.Loop.Status.SessionEnd, rig.Loop.Status.SessionEpisodes));
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
        rig.TickUntil(status => status.Episode == 3);
    }

    [Fact]
    public void Names_the_checks_that_keep_it_from_arming()
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Limits = new LoopLimits(2, 60, IsLockstep: true, ArmsItself: true, EndsWithSession: true),
            Reset = new MissingReset(),
        });
        rig.Loop.Run();
        Assert.StartsWith("reset: reset.hardware in robot.json is missing; allowed: home, settle or operator", rig.Loop.Refusal, StringComparison.Ordinal);
        Assert.Empty(rig.Io.Writes);
    }

    [Theory]
    [InlineData("read", "sensors: they cannot be read (TimedOut)")]
    [InlineData("stop", "outputs: they are not known to be stopped (TimedOut)")]
    public void Does_not_arm_with_a_red_check(string broken, string expected)
    {
        using LoopRig rig = new(new LoopRigOptions
        {
            Limits = new LoopLimits(2, 60, IsLockstep: true),
            Status = (call, _, _) => call == broken ? Ports.IoStatus.TimedOut : Ports.IoStatus.Ok,
        });
        rig.Tick(3);
        MailReply reply = rig.Ask(CommandKind.Arm)!;
        Assert.Equal((CommandOutcome.Refused, expected), (reply.Outcome, reply.Message));
    }

    [Fact]
    public void Does_all_of_it_again_in_the_status_block()
    {
        using LoopRig rig = new();
        rig.TickUntil(status => status.Step == 3);
        using StatusReader reader = StatusReader.Open(rig.Files.Status);
        RobotSnapshot snapshot = reader.TryRead()!;
        Assert.Equal(rig.Loop.Status, snapshot.Status);
        Assert.Equal((LoopRig.Epoch, LoopPhase.Exploring, 3UL), (snapshot.Status.Epoch, snapshot.Status.Phase, snapshot.Status.Transitions));
        Assert.Equal(rig.Steps[^1].Transition.NextState.ToArray(), snapshot.State);
        Assert.Equal(rig.Steps.Sum(step => (double)step.Transition.Reward), snapshot.Status.Return, 1e-5);
    }
}
