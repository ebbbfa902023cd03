using System;
using System.Collections.Concurrent;
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
using MbRlRobot.Rollouts;
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

    private readonly ConcurrentQueue<string> _lines = new();

    private string Slots => Path.Combine(_folder, "slots");

    [Fact]
    public void Gives_the_model_that_was_offered_to_the_bit()
    {
        EnsembleModel model = RandomEnsemble.Of(Robot, seed: 4);
        using SlotModelFeed feed = Open(Robot);
        Assert.False(feed.TryTake(out _));
        Offer(model, version: 9, hash: 0x0102030405060708);
        PlanningModel taken = WaitFor(feed)!;
        Assert.Equal((9UL, 0x0807060504030201UL), (taken.Version, taken.Id));
        using IRolloutEngine engine = taken.Engine;
        using IRolloutEngine expected = LoopRig.Model(Robot, 1, seed: 4).Engine;
        Assert.Equal(Plan(expected), Plan(engine));
    }

    [Fact]
    public void Gives_the_newest_of_several_and_each_once()
    {
        using SlotModelFeed feed = Open(Robot);
        Offer(RandomEnsemble.Of(Robot, 1), version: 1, hash: 1);
        Use(WaitFor(feed), 1);
        Offer(RandomEnsemble.Of(Robot, 2), version: 2, hash: 2);
        Use(WaitFor(feed), 2);
        Thread.Sleep(100);
        Assert.False(feed.TryTake(out _));
        feed.Retire(LoopRig.Model(Robot, 1));
    }

    [Fact]
    public void Gives_what_was_offered_last_to_a_process_that_starts_again()
    {
        using (SlotModelFeed first = Open(Robot))
        {
            Offer(RandomEnsemble.Of(Robot, 1), version: 5, hash: 1);
            Use(WaitFor(first), 5);
        }

        using SlotModelFeed again = Open(Robot);
        Assert.True(again.IsReady);
        Use(WaitFor(again), 5);
        Assert.False(again.IsReady);
    }

    [Fact]
    public void Prepares_nothing_while_the_robot_moves()
    {
        using SlotModelFeed feed = Open(Robot);
        feed.IsStandingStill = false;
        Offer(RandomEnsemble.Of(Robot, 1), version: 1, hash: 1);
        Thread.Sleep(200);
        Assert.False(feed.TryTake(out _));
        feed.IsStandingStill = true;
        Use(WaitFor(feed), 1);
    }

    [Fact]
    public void Prepares_while_the_robot_moves_where_it_allows_a_hot_swap()
    {
        RobotDescription hot = Robot with { Session = Robot.Session with { AllowHotSwap = true } };
        using SlotModelFeed feed = Open(hot);
        feed.IsStandingStill = false;
        Offer(RandomEnsemble.Of(hot, 1), version: 1, hash: 1);
        Use(WaitFor(feed), 1);
    }

    [Theory]
    [InlineData(6, false)]
    [InlineData(5, false)]
    [InlineData(4, true)]
    public void Leaves_an_offer_that_is_not_above_the_model_it_starts_with(ulong startVersion, bool isTaken)
    {
        Offer(RandomEnsemble.Of(Robot, 1), version: 5, hash: 1);
        using SlotModelFeed feed = Open(Robot, startVersion);
        if (isTaken)
        {
            Use(WaitFor(feed), 5);
            return;
        }

        Thread.Sleep(100);
        Assert.False(feed.TryTake(out _));
        Offer(RandomEnsemble.Of(Robot, 2), version: 3, hash: 2);
        Use(WaitFor(feed), 3);
    }

    [Fact]
    public void Takes_back_a_model_that_was_withdrawn_and_gives_it_when_it_is_offered_again()
    {
        using SlotModelFeed feed = Open(Robot);
        Offer(RandomEnsemble.Of(Robot, 1), version: 5, hash: 1);
        Use(WaitFor(feed), 5);
        Withdraw();
        Assert.Null(WaitFor(feed));
        Thread.Sleep(100);
        Assert.False(feed.TryTake(out _));
        Offer(RandomEnsemble.Of(Robot, 1), version: 5, hash: 1);
        Use(WaitFor(feed), 5);
    }

    [Fact]
    public void Says_nothing_of_a_withdrawal_of_what_was_never_taken()
    {
        EngineCount engines = new();
        using SlotModelFeed feed = Open(Robot, engines: engines.Make);
        Offer(RandomEnsemble.Of(Robot, 1), version: 5, hash: 1);
        engines.WaitFor(made: 1, disposed: 0);
        Withdraw();
        engines.WaitFor(made: 1, disposed: 1);
        Assert.False(feed.TryTake(out _));
    }

    [Fact]
    public void Builds_the_engine_that_the_run_was_given_and_says_which_model_it_refuses()
    {
        EngineCount engines = new() { Refusal = new ArgumentException("too many members") };
        using SlotModelFeed feed = Open(Robot, engines: engines.Make);
        Offer(RandomEnsemble.Of(Robot, 1), version: 5, hash: 1);
        SpinWait.SpinUntil(() => !_lines.IsEmpty, TimeSpan.FromSeconds(30));
        Assert.Equal("model 5 of the link is not used: too many members", Assert.Single(_lines));
        engines.Refusal = null;
        Offer(RandomEnsemble.Of(Robot, 2), version: 6, hash: 2);
        Use(WaitFor(feed), 6);
        Assert.Equal(1, engines.Made);
    }

    [Theory]
    [InlineData(0, 31)]
    [InlineData(1, 2)]
    public void Warms_up_for_code_once_and_for_memory_each_time(ulong startVersion, int first)
    {
        EngineCount engines = new();
        using SlotModelFeed feed = Open(Robot, startVersion, engines.Make);
        Offer(RandomEnsemble.Of(Robot, 1), version: 5, hash: 1);
        Use(WaitFor(feed), 5);
        Assert.Equal(first, engines.Decisions);
        Offer(RandomEnsemble.Of(Robot, 2), version: 6, hash: 2);
        Use(WaitFor(feed), 6);
        Assert.Equal(first + 2, engines.Decisions);
    }

    [Fact]
    public void Refuses_weights_that_are_no_numbers()
    {
        using SlotModelFeed feed = Open(Robot);
        EnsembleModel model = RandomEnsemble.Of(Robot, 1);
        model.Members.Layers[0].Weights[0] = float.NaN;
        Offer(model, version: 5, hash: 1);
        SpinWait.SpinUntil(() => !_lines.IsEmpty, TimeSpan.FromSeconds(30));
        Assert.StartsWith("model 5 of the link is not used: ", Assert.Single(_lines), StringComparison.Ordinal);
        Assert.False(feed.TryTake(out _));
    }

    [Fact]
    public void Replaces_the_slots_of_another_architecture()
    {
        RobotDescription other = Robot with { Model = Robot.Model with { Hidden = [5] } };
        using (Open(other))
        {
            Offer(RandomEnsemble.Of(other, 1), version: 5, hash: 1);
        }

        using SlotModelFeed feed = Open(Robot);
        Offer(RandomEnsemble.Of(Robot, 1), version: 6, hash: 1);
        Use(WaitFor(feed), 6);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static void Use(PlanningModel? model, ulong version)
    {
        Assert.NotNull(model);
        Assert.Equal(version, model.Version);
        model.Engine.Dispose();
    }

    private static PlanningModel? WaitFor(SlotModelFeed feed)
    {
        long start = Stopwatch.GetTimestamp();
        while (Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(30))
        {
            if (feed.TryTake(out PlanningModel? model))
            {
                return model;
            }

            Thread.Yield();
        }

        throw new TimeoutException("nothing new came");
    }

    private static float[] Plan(IRolloutEngine engine)
    {
        IPlanner planner = PlannerFactory.Create(Robot, engine, seed: 1, new VirtualLoopClock());
        float[] sequence = new float[planner.Horizon * planner.ActionDimension];
        planner.Plan(new PlanRequest([0.1f, 0.2f, 0], [0], [0], 0, 3, 0), sequence);
        return sequence;
    }

    private SlotModelFeed Open(RobotDescription robot, ulong startVersion = 0, RolloutEngineFactory? engines = null) => new(
        new SlotFeedSetup(robot, Slots, engines ?? BuiltInRolloutEngine.Create, Threads: 1, startVersion, _lines.Enqueue));

    private void Withdraw()
    {
        EnsembleModel model = RandomEnsemble.Of(Robot, 1);
        EnsembleArchitecture shape = model.Members.Architecture;
        using ModelSlots slots = ModelSlots.Open(Slots, WeightImage.Kind(model.SchemaHash, shape), WeightImage.Length(shape));
        slots.Withdraw();
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
