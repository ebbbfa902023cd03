using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Lab.Learning;
using MbRlRobot.Reports;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Lab.Tests.Learning;

public sealed class LearningRunTests : IDisposable
{
    private readonly TinyRuns _runs = new();

    public void Dispose() => _runs.Dispose();

    [Fact]
    public void Repeats_itself_to_the_bit_on_any_number_of_threads_and_not_with_another_seed()
    {
        RunReport report = _runs.Run("first", 3);
        Assert.Equal(TinyRuns.Lines(report), TinyRuns.Lines(_runs.Run("again", 3, threads: 2)));
        AssertSameFiles("first", "again");
        Assert.NotEqual(TinyRuns.Lines(report), TinyRuns.Lines(_runs.Run("other", 3, seed: 2)));
    }

    [Fact]
    public void Goes_on_as_if_it_had_not_been_interrupted()
    {
        RunReport whole = _runs.Run("whole", 4);
        _runs.Run("halves", 2);
        Assert.Equal(TinyRuns.Lines(whole), TinyRuns.Lines(_runs.Run("halves", 4, isResumed: true)));
        AssertSameFiles("whole", "halves");
    }

    [Fact]
    public void Reports_what_it_writes()
    {
        RunReport report = _runs.Run("run", 2);
        Assert.Equal(TinyRuns.Lines(report), TinyRuns.Lines(_runs.Of("run").ReadReport()));
        Assert.Equal(("pendulum", "plant", 1, "builtin", "builtin", false), (report.Robot, report.Io, (int)report.Seed, report.Engine, report.Fitter, report.Oracle));
        Assert.Equal([(true, 0ul, 20), (false, 3ul, 20)], report.Episodes.Select(line => (line.Exploring, line.ModelVersion, line.Steps)));
        Assert.Null(report.Episodes[0].HoldoutNll);
        Assert.NotNull(report.Episodes[1].HoldoutNll);
        IReadOnlyList<Transition> rows = _runs.Of("run").ReadTransitions(TinyRuns.Robot());
        Assert.Equal(40, rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(report.Episodes[1].Return!.Value, rows.Where(row => row.Episode == 1).Sum(row => (double)row.Reward), 1e-4);
        AssertChained(rows);
    }

    [Theory]
    [InlineData(8, true, 7)]
    [InlineData(10, true, 5)]
    [InlineData(0, true, 3)]
    [InlineData(8, false, 0)]
    public void Refits_within_planned_episodes_and_after_each(int every, bool perEpisode, int fits)
    {
        RobotDescription robot = TinyRuns.Robot();
        robot = robot with { Training = robot.Training with { RefitEverySteps = every, RefitPerEpisode = perEpisode } };
        _runs.Run("run", 3, robot);
        Assert.Equal([.. Enumerable.Range(1, fits).Select(version => (ulong)version)], _runs.Fits);
    }

    [Fact]
    public void Explores_as_many_episodes_as_it_is_told_though_there_is_a_model()
    {
        RobotDescription robot = TinyRuns.Robot();
        RunReport report = _runs.Run("run", 3, robot with { Exploration = robot.Exploration with { Episodes = 2 } });
        Assert.Equal([true, true, false], report.Episodes.Select(line => line.Exploring));
        Assert.Equal((0ul, null), (report.Episodes[1].ModelVersion, report.Episodes[1].HoldoutNll));
    }

    [Fact]
    public void Explores_on_while_there_are_too_few_rows_for_a_fit()
    {
        RobotDescription robot = TinyRuns.Robot();
        RunReport report = _runs.Run("run", 2, robot with { Training = robot.Training with { Batch = 64 } });
        Assert.All(report.Episodes, line => Assert.True(line.Exploring));
        Assert.Equal(2, _runs.Warnings.Count(warning => warning.Contains("no model yet", StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(0, 4)]
    [InlineData(1, 0)]
    [InlineData(2, 13)]
    public void Leaves_a_folder_to_go_on_with_when_it_is_ended_within_an_episode(int episode, int step)
    {
        _runs.EndsAt = each => each.Episode == episode && each.Step == step;
        RunReport ended = _runs.Run("run", 4);
        Assert.Equal((episode + 1, step + 1), (ended.Episodes.Count, ended.Episodes[^1].Steps));
        RunReport report = Resumed("run", 4);
        Assert.Equal([0, 1, 2, 3], report.Episodes.Select(line => line.Episode));
        IReadOnlyList<Transition> rows = _runs.Of("run").ReadTransitions(TinyRuns.Robot());
        Assert.Equal((3 * 20) + step + 1, rows.Select(row => row.Id).Distinct().Count());
        Assert.Equal(rows.Count, rows.Select(row => row.TimeNanoseconds).Distinct().Count());
        AssertChained(rows);
    }

    [Fact]
    public void Ends_also_between_the_start_of_an_episode_and_its_first_step()
    {
        _runs.EndsBefore = episode => episode == 1;
        _runs.Run("run", 4);
        Assert.Equal(4, Resumed("run", 4).Episodes.Count);
    }

    [Theory]
    [InlineData("seed 1, not 2", 2ul, false, "pendulum")]
    [InlineData("oracle False, not True", 1ul, true, "pendulum")]
    [InlineData("robot pendulum, not other", 1ul, false, "other")]
    public void Refuses_to_go_on_with_another_run(string difference, ulong seed, bool isOracle, string type)
    {
        _runs.Run("run", 1);
        InvalidDataException fault = Assert.Throws<InvalidDataException>(
            () => _runs.Run("run", 2, TinyRuns.Robot() with { Type = type }, seed, isResumed: true, isOracle));
        Assert.Contains(difference, fault.Message, StringComparison.Ordinal);
        Assert.Single(_runs.Of("run").ReadReport().Episodes);
    }

    [Fact]
    public void Refuses_to_begin_over_a_run_that_is_there()
    {
        _runs.Run("run", 1);
        byte[] before = File.ReadAllBytes(_runs.Of("run").Transitions);
        InvalidDataException fault = Assert.Throws<InvalidDataException>(() => _runs.Run("run", 1));
        Assert.Contains("go on with that run", fault.Message, StringComparison.Ordinal);
        Assert.Equal(before, File.ReadAllBytes(_runs.Of("run").Transitions));
    }

    [Fact]
    public void Warns_of_a_reward_that_is_not_finite_and_goes_on()
    {
        RobotDescription robot = TinyRuns.Robot();
        robot = robot with { Task = robot.Task with { Reward = "if(time > 0.5, log(-1), 1)" } };
        RunReport report = _runs.Run("run", 3, robot);
        Assert.All(report.Episodes, line => Assert.Equal((20, null), (line.Steps, line.Return)));
        Assert.Contains(_runs.Warnings, warning => warning.StartsWith("episode 2, step 12: the reward is NaN", StringComparison.Ordinal));
        IReadOnlyList<Transition> rows = _runs.Of("run").ReadTransitions(robot);
        Assert.Equal(60, rows.Count);
        Assert.Contains(rows, row => row.Flags.HasFlag(TransitionFlags.Fallback));
    }

    [Fact]
    public void Plans_through_the_true_dynamics_without_learning()
    {
        RunReport report = _runs.Run("oracle", 2, isOracle: true);
        Assert.Equal(("oracle", null, true), (report.Engine, report.Fitter, report.Oracle));
        Assert.All(report.Episodes, line => Assert.False(line.Exploring));
        Assert.Empty(_runs.Fits);
        Assert.False(File.Exists(_runs.Of("oracle").ModelFile));
        Assert.Equal(3, Resumed("oracle", 3, isOracle: true).Episodes.Count);
    }

    private RunReport Resumed(string name, int episodes, bool isOracle = false)
    {
        using TinyRuns rest = new();
        Directory.Move(_runs.Of(name).Path, Path.Combine(rest.Folder, name));
        RunReport report = rest.Run(name, episodes, isResumed: true, isOracle: isOracle);
        Directory.Move(rest.Of(name).Path, _runs.Of(name).Path);
        return report;
    }

    private void AssertSameFiles(string one, string other)
    {
        foreach (Func<RunFolder, string> file in new Func<RunFolder, string>[] { run => run.Transitions, run => run.ModelFile, run => run.Checkpoint })
        {
            Assert.Equal(File.ReadAllBytes(file(_runs.Of(one))), File.ReadAllBytes(file(_runs.Of(other))));
        }
    }

    private static void AssertChained(IReadOnlyList<Transition> rows)
    {
        foreach ((Transition row, Transition next) in rows.Zip(rows.Skip(1)).Where(pair => pair.First.Episode == pair.Second.Episode))
        {
            Assert.Equal(row.NextState.ToArray(), next.State.ToArray());
            Assert.Equal(row.Step + 1, next.Step);
        }
    }
}
