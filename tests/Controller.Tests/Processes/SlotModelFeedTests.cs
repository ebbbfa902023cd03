using System;
using System.Diagnostics;
using System.IO;
using System.Threading;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Dynamics;
using MbRlRobot.Installation;
using MbRlRobot.Loop;
using MbRlRobot.Planning;
using MbRlRobot.Ports;
using MbRlRobot.Processes;
using MbRlRobot.Robots;
using MbRlRobot.TestKit.Doubles;
using Xunit;

namespace MbRlRobot.Controller.Tests.Processes;

public sealed class SlotModelFeedTests : IDisposable
{
    private static readonly RobotDescription Robot = LoopRobots.Read() with
    {
        Planner = new PlannerDescription(Horizon: 4, Population: 8, Elites: 3, Iterations: 2, Particles: 2),
        Model = new ModelDescription(Members: 2, Active: 2, Hidden: [4]),
    };

    private readonly string _folder = Directory.CreateTempSubdirectory("mbrl-feed-").FullName;

    private string Slots => Path.Combine(_folder, "slots");

    [Fact]
    public void Gives_the_model_that_was_offered_to_the_bit()
    {
        EnsembleModel model = RandomEnsemble.Of(Robot, seed: 4);
        using SlotModelFeed feed = new(Robot, Slots, threads: 1);
        Assert.Null(feed.Take());
        Offer(model, version: 9, hash: 0x0102030405060708);
        PlanningModel taken = WaitFor(feed);
        Assert.Equal((9UL, 0x0807060504030201UL), (taken.Version, taken.Id));
        using IRolloutEngine engine = taken.Engine;
        using IRolloutEngine expected = LoopRig.Model(Robot, 1, seed: 4).Engine;
        Assert.Equal(Plan(expected), Plan(engine));
    }

    [Fact]
    public void Gives_the_newest_of_several_and_each_once()
    {
        using SlotModelFeed feed = new(Robot, Slots, threads: 1);
        Offer(RandomEnsemble.Of(Robot, 1), version: 1, hash: 1);
        Use(WaitFor(feed), 1);
        Offer(RandomEnsemble.Of(Robot, 2), version: 2, hash: 2);
        Use(WaitFor(feed), 2);
        Thread.Sleep(100);
        Assert.Null(feed.Take());
        feed.Retire(LoopRig.Model(Robot, 1));
    }

    [Fact]
    public void Gives_what_was_offered_last_to_a_process_that_starts_again()
    {
        using (SlotModelFeed first = new(Robot, Slots, threads: 1))
        {
            Offer(RandomEnsemble.Of(Robot, 1), version: 5, hash: 1);
            Use(WaitFor(first), 5);
        }

        using SlotModelFeed again = new(Robot, Slots, threads: 1);
        Use(WaitFor(again), 5);
    }

    [Fact]
    public void Prepares_nothing_while_the_robot_moves()
    {
        using SlotModelFeed feed = new(Robot, Slots, threads: 1);
        feed.IsStandingStill = false;
        Offer(RandomEnsemble.Of(Robot, 1), version: 1, hash: 1);
        Thread.Sleep(200);
        Assert.Null(feed.Take());
        feed.IsStandingStill = true;
        Use(WaitFor(feed), 1);
    }

    [Fact]
    public void Prepares_while_the_robot_moves_where_it_allows_a_hot_swap()
    {
        RobotDescription hot = Robot with { Session = Robot.Session with { AllowHotSwap = true } };
        using SlotModelFeed feed = new(hot, Slots, threads: 1);
        feed.IsStandingStill = false;
        Offer(RandomEnsemble.Of(hot, 1), version: 1, hash: 1);
        Use(WaitFor(feed), 1);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Use(PlanningModel model, ulong version)
    {
        Assert.Equal(version, model.Version);
        model.Engine.Dispose();
    }

    private static PlanningModel WaitFor(SlotModelFeed feed)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
        {
            if (feed.Take() is { } model)
            {
                return model;
            }

            Thread.Yield();
        }

        throw new TimeoutException("no model came");
    }

    private static float[] Plan(IRolloutEngine engine)
    {
        IPlanner planner = PlannerFactory.Create(Robot, engine, seed: 1, new VirtualLoopClock());
        float[] sequence = new float[planner.Horizon * planner.ActionDimension];
        planner.Plan(new PlanRequest([0.1f, 0.2f, 0], [0], [0], 0, 3, 0), sequence);
        return sequence;
    }

    private void Offer(EnsembleModel model, ulong version, ulong hash)
    {
        EnsembleArchitecture shape = model.Members.Architecture;
        float[] image = new float[WeightImage.Length(shape)];
        WeightImage.Write(model, image);
        using ModelSlots slots = ModelSlots.Open(Slots, WeightImage.Kind(model.SchemaHash, shape), image.Length);
        Assert.NotEqual(ModelSlots.None, slots.Offer(new SlotModel(version, hash, 1), image));
    }
}
