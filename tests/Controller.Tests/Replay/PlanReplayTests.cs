using System;
using System.IO;
using System.Linq;
using MbRlRobot.Recording;
using MbRlRobot.Replay;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Replay;

public sealed class PlanReplayTests : IDisposable
{
    private readonly RecordedRun _run = new();

    public void Dispose() => _run.Dispose();

    [Fact]
    public void Every_plan_and_action_comes_out_to_the_bit_whatever_the_deadlines_and_models_were()
    {
        using ModelShelf models = _run.Shelf();
        PlanReplay replay = new(_run.Robot, models);
        RecordedEpisode[] episodes = _run.Episodes();
        Assert.Equal(new PlanReplayResult(RecordedRun.Steps - 2, RecordedRun.Steps - 2, 2, null, null), replay.Run(episodes[0]));
        Assert.Equal(new PlanReplayResult(RecordedRun.Steps / 2, RecordedRun.Steps, 0, null, null), replay.Run(episodes[1]));
        Assert.Equal([1, 2, 3], episodes[0].Decisions.Select(decision => decision.Result.Iterations).Distinct().Order());
        Assert.Equal([1UL, 2UL], episodes[0].Decisions.Select(decision => decision.ModelVersion).Distinct());

        // the order of episodes does not matter: each is replayed from its own start
        Assert.Null(replay.Run(episodes[0]).Difference);
    }

    [Fact]
    public void Another_planner_differs_at_its_first_decision()
    {
        using ModelShelf models = _run.Shelf();
        RobotDescription other = _run.Robot with { Planner = _run.Robot.Planner with { NoiseBeta = 0 } };
        PlanDifference difference = new PlanReplay(other, models).Run(_run.Episodes()[0]).Difference!;
        Assert.Equal((2, 2UL, "the plan's first action"), (difference.Step, difference.Tick, difference.What));
    }

    [Fact]
    public void Other_seeds_iterations_states_and_actions_are_found_where_they_are()
    {
        AssertDiffers(5, (LoggedDecision decision) => decision with { Seed = decision.Seed + 1 }, "the plan's first action");
        AssertDiffers(6, (LoggedDecision decision) => decision with { SequenceChecksum = 1 }, "the checksum of the plan");
        AssertDiffers(
            8, (LoggedDecision decision) => decision with { Result = decision.Result with { Return = 0 } }, "the plan's return");
        AssertDiffers(4, (LoggedStep step) => step with { Transition = Touched(step.Transition) }, "the action applied");
        AssertDiffers(9, (LoggedStep step) => step with { PlanTick = 999 }, "the plan of the action");
    }

    [Fact]
    public void A_model_that_is_not_there_is_asked_for_by_version_and_id()
    {
        using ModelShelf models = new(_run.Robot, Path.Combine(_run.Models, "1"), BuiltInRolloutEngine.Create);
        PlanReplay replay = new(_run.Robot, models);
        string message = Assert.Throws<InvalidDataException>(() => replay.Run(_run.Episodes()[1])).Message;
        Assert.Contains("version 2 of its model", message, StringComparison.Ordinal);
        Assert.Matches(@"there is: 1 \([0-9a-f]{16}\)\.", message);
        Assert.Throws<InvalidDataException>(() => models.Engine(1, 12345));
        Assert.Throws<InvalidDataException>(() => new ModelShelf(_run.Robot, _run.Log, BuiltInRolloutEngine.Create));
    }

    [Fact]
    public void An_episode_with_a_gap_or_without_its_start_is_not_replayed_and_says_why()
    {
        using ModelShelf models = _run.Shelf();
        PlanReplay replay = new(_run.Robot, models);
        RecordedEpisode whole = _run.Episodes()[0];
        RecordedEpisode headless = whole with { Records = [.. whole.Records.Where(record => record is not LoggedStart)] };
        RecordedEpisode gap = whole with { Records = [.. whole.Records.Where((_, index) => index is < 9 or > 11)] };
        Assert.Equal("its start is not in the log", replay.Run(new(headless.Source, 0, headless.Records)).Obstacle);
        Assert.Equal("3 records are missing", replay.Run(new(gap.Source, 0, gap.Records)).Obstacle);
    }

    private static Transition Touched(Transition transition) =>
        transition with { Action = new[] { MathF.BitIncrement(transition.Action.Span[0]) } };

    private void AssertDiffers<T>(int at, Func<T, LogRecord> change, string what)
        where T : LogRecord
    {
        using ModelShelf models = _run.Shelf();
        RecordedEpisode whole = _run.Episodes()[0];
        T victim = whole.Records.OfType<T>().Skip(at).First();
        LogRecord[] records = [.. whole.Records.Select(record => ReferenceEquals(record, victim) ? change(victim) : record)];
        PlanDifference difference = new PlanReplay(_run.Robot, models).Run(new RecordedEpisode(whole.Source, 0, records)).Difference!;
        Assert.Equal(what, difference.What);
        Assert.NotEqual(difference.Recorded, difference.Replayed);
        Assert.Equal(victim is LoggedStep ? at : at + 2, difference.Step);
    }
}
