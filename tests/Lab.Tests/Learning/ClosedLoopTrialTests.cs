using System;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Gates;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Plants;
using MbRlRobot.Robots;
using MbRlRobot.Rollouts;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Lab.Tests.Learning;

public sealed class ClosedLoopTrialTests
{
    private static readonly RobotDescription Robot = TinyRuns.Robot();
    private static readonly EnsembleModel Model = RandomEnsemble.Of(Robot, seed: 1);

    [Fact]
    public void The_same_model_does_as_well_as_the_champion_to_the_bit()
    {
        GateResult result = Check(Robot, champion: Model);
        Assert.True(result.Passed);
        Assert.Equal(Check(Robot, champion: null).Measured, result.Measured);
        Assert.True(result.Measured > result.Threshold, result.ToString());
    }

    [Fact]
    public void Without_a_champion_there_is_nothing_to_compare_with()
    {
        GateResult result = Check(Robot, champion: null);
        Assert.True(result is { Passed: true, Threshold: null, Measured: not null }, result.ToString());
    }

    [Fact]
    public void Refuses_a_return_below_the_champions_by_more_than_the_margin()
    {
        RobotDescription strict = Robot with
        {
            Task = Robot.Task with { Score = new ScoreDescription(Random: 0, Oracle: 1e-9) },
        };
        GateResult one = Check(strict, RandomEnsemble.Of(Robot, seed: 2));
        GateResult other = new ClosedLoopTrial(Options(strict), 2).Check(
            Candidate(RandomEnsemble.Of(Robot, seed: 2), Model), CancellationToken.None);
        Assert.NotEqual(one.Passed, other.Passed);
    }

    [Fact]
    public void Gives_up_when_it_is_told_to() => Assert.Throws<OperationCanceledException>(
        () => new ClosedLoopTrial(Options(Robot), 1).Check(Candidate(Model, null), new CancellationToken(canceled: true)));

    private static GateResult Check(RobotDescription robot, EnsembleModel? champion) =>
        new ClosedLoopTrial(Options(robot), 2).Check(Candidate(Model, champion), CancellationToken.None);

    private static Candidate Candidate(EnsembleModel model, EnsembleModel? champion) =>
        new(Robot, model, "", new TransitionTable(RobotSchema.Of(Robot)), [], champion);

    private static RunOptions Options(RobotDescription robot) => new(
        robot, ".", "plant", PlantCatalog.Open, "builtin", BuiltInRolloutEngine.Create, "builtin", _ => new BuiltInFitter(),
        1, Seed: 1, "", IsResumed: false, IsOracle: false, Threads: 1, "1.0");
}
