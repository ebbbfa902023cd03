using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Loop;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using MbRlRobot.TestKit;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>When a control loop takes a newer model.</summary>
public sealed class ControlLoopModelTests
{
    private static readonly RobotDescription Small = LoopRobots.Read() with
    {
        Exploration = new ExplorationDescription(Episodes: 1),
        Planner = new PlannerDescription(Horizon: 4, Population: 8, Elites: 3, Iterations: 2, Particles: 2),
        Model = new ModelDescription(Members: 2, Active: 2, Hidden: [4]),
    };

    [Fact]
    public void Goes_on_exploring_as_long_as_there_is_no_model()
    {
        using LoopRig rig = new(new LoopRigOptions { Robot = Small });
        rig.TickUntil(status => status.SessionEpisodes == 3);
        Assert.All(rig.Ended, episode => Assert.True(episode.IsExploring));
    }

    [Fact]
    public void Waits_for_a_model_and_goes_on_at_once_when_it_has_come()
    {
        ShelfFeed feed = new();
        using LoopRig rig = new(new LoopRigOptions
        {
            Robot = Small,
            Models = feed,
            Limits = new LoopLimits(3, 60, AwaitModelSeconds: 1e6, IsLockstep: true, ArmsItself: true),
        });
        rig.TickUntil(status => status.Phase == LoopPhase.AwaitingModel);
        rig.Tick(20);
        Assert.Equal((LoopPhase.AwaitingModel, true), (rig.Loop.Status.Phase, feed.StoodStill));
        feed.Offer(LoopRig.Model(Small, version: 8));
        rig.TickUntil(status => status.Episode == 1);
        Assert.Equal((LoopPhase.Planning, 8UL, false), (rig.Loop.Status.Phase, rig.Loop.Status.ModelVersion, feed.StoodStill));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Takes_a_newer_model_within_an_episode_only_where_the_robot_allows_it(bool isAllowed)
    {
        RobotDescription robot = Small with { Session = Small.Session with { AllowHotSwap = isAllowed } };
        ShelfFeed feed = new();
        using LoopRig rig = new(new LoopRigOptions { Robot = robot, Models = feed });
        PlanningModel first = LoopRig.Model(robot, version: 1);
        rig.Loop.Use(first);
        rig.TickUntil(status => status.Episode == 1 && status.Step == 2);
        feed.Offer(LoopRig.Model(robot, version: 2, seed: 5));
        if (isAllowed)
        {
            using (AllocationGuard.Expect(200))
            {
                // the feed of this test remembers what it is given
                rig.Tick(4);
            }
        }

        rig.TickUntil(status => status.Episode == 2 && status.Step == 2);
        ulong[] second = [.. rig.Steps.Where(step => step.Episode == 1).Select(step => step.Transition.ModelVersion)];
        Assert.Equal(isAllowed, second.Contains(2UL));
        Assert.Equal(second.Order(), second);
        Assert.Equal([1UL, 1UL], second[..2]);
        Assert.All(rig.Steps.Where(step => step.Episode == 2), step => Assert.Equal(2UL, step.Transition.ModelVersion));
        Assert.Equal([first], feed.Retired);
        Assert.Equal([1UL, 2UL], rig.Records.OfType<LoggedEvent>()
            .Where(happened => happened.Kind == EventKind.ModelSwapped).Select(happened => happened.First));
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Explores_again_when_its_model_is_withdrawn(bool isHot)
    {
        RobotDescription robot = Small with { Session = Small.Session with { AllowHotSwap = isHot } };
        ShelfFeed feed = new();
        using LoopRig rig = new(new LoopRigOptions
        {
            Robot = robot,
            Models = feed,
            Limits = new LoopLimits(9, 60, AwaitModelSeconds: 0, IsLockstep: true, ArmsItself: true),
        });
        PlanningModel first = LoopRig.Model(robot, version: 1);
        rig.Loop.Use(first);
        rig.TickUntil(status => status.Episode == 1 && status.Step == 2);
        feed.Withdraw();
        rig.TickUntil(status => status.Step == 4);
        Assert.Equal(
            isHot ? (LoopPhase.Exploring, 0UL) : (LoopPhase.Planning, 1UL), (rig.Loop.Status.Phase, rig.Loop.Status.ModelVersion));
        rig.TickUntil(status => status.Episode == 2 && status.Step == 2);
        Assert.Equal((LoopPhase.Exploring, 0UL), (rig.Loop.Status.Phase, rig.Loop.Status.ModelVersion));
        Assert.Equal([first], feed.Retired);
        LoggedStep[] second = [.. rig.Steps.Where(step => step.Episode == 1)];
        Assert.Equal(isHot, second.Any(IsExplored));
        Assert.Equal(second.Select(IsExplored), second.Select(step => step.Transition.ModelVersion == 0));
        Assert.All(rig.Steps.Where(step => step.Episode == 2), step => Assert.True(IsExplored(step)));
        Assert.Equal((0UL, 0UL), rig.Records.OfType<LoggedEvent>()
            .Where(happened => happened.Kind == EventKind.ModelSwapped).Select(happened => (happened.First, happened.Second)).Last());
        feed.Offer(LoopRig.Model(robot, version: 3));
        rig.TickUntil(status => status.Episode == 3 && status.Step == 2);
        Assert.Equal((LoopPhase.Planning, 3UL), (rig.Loop.Status.Phase, rig.Loop.Status.ModelVersion));
    }

    [Fact]
    public void Letting_go_of_a_model_within_an_episode_allocates_nothing()
    {
        RobotDescription robot = Small with { Session = Small.Session with { AllowHotSwap = true } };
        ShelfFeed feed = new();
        using LoopRig rig = new(new LoopRigOptions { Robot = robot, Models = feed });
        rig.Loop.Use(LoopRig.Model(robot, version: 1));
        rig.TickUntil(status => status.Episode == 1 && status.Step == 2);
        feed.Withdraw();
        using (AllocationGuard.Expect(200))
        {
            // the feed of this test remembers what it is given
            rig.Tick(8);
        }

        Assert.Equal(LoopPhase.Exploring, rig.Loop.Status.Phase);
    }

    private static bool IsExplored(LoggedStep step) => step.Transition.Flags.HasFlag(TransitionFlags.Exploring);

    /// <summary>Gives the models that a test puts there.</summary>
    private sealed class ShelfFeed : IModelFeed
    {
        private PlanningModel? _next;
        private bool _isNew;

        public List<PlanningModel> Retired { get; } = [];

        public bool StoodStill { get; private set; }

        public bool IsStandingStill
        {
            set => StoodStill = value;
        }

        public void Offer(PlanningModel model) => (_next, _isNew) = (model, true);

        public void Withdraw() => (_next, _isNew) = (null, true);

        public bool TryTake(out PlanningModel? model)
        {
            (model, bool isNew) = (_next, _isNew);
            (_next, _isNew) = (null, false);
            return isNew;
        }

        public void Retire(PlanningModel model)
        {
            model.Engine.Dispose();
            Retired.Add(model);
        }

        public void Dispose() => _next?.Engine.Dispose();
    }
}
