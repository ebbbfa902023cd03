using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Text.Json;
using System.Threading;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Planners;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

/// <summary>Returns against candidates: the same bits again, on any number of threads.</summary>
public sealed class PlannersBenchmarkTests
{
    [Fact]
    public void Gives_the_same_bits_on_any_number_of_threads_and_others_with_other_seeds()
    {
        IReadOnlyList<EfficiencyPoint> one = [.. Curves(threads: 1).All];
        IReadOnlyList<EfficiencyPoint> three = [.. Curves(threads: 3).All];
        Assert.Equal(one.Select(point => point.Order), three.Select(point => point.Order));
        Assert.All(one.Zip(three), pair => Assert.Equal(pair.First.Returns, pair.Second.Returns));
        Assert.All(one, point => Assert.NotEqual(point.Returns[0], point.Returns[1]));
    }

    [Fact]
    public void Starts_every_planner_where_the_others_start()
    {
        // one step: the pendulum's reward is of the state before it, but for the price of the torque
        EfficiencyCurves curves = Curves(threads: 1, steps: 1);
        Assert.All(curves.All, point => Assert.All(
            point.Returns.Zip(curves.Own.Returns), pair => Assert.Equal(pair.First, pair.Second, 0.001 * 4)));
    }

    [Fact]
    public void Writes_figures_page_and_picture()
    {
        using TemporaryFolder folder = new();
        string[] command = ["planners", "--robot", Brief(folder.At("robot.json")), "--most", "25", "--seeds", "2", "--json", "--out", folder.At("new")];
        CommandRun run = CommandRun.Of(BenchmarkProgram.Run, command);
        Assert.Equal((0, 6), (run.ExitCode, run.Error.Trim().Split('\n').Length));
        JsonElement[] figures = [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("figures").EnumerateArray()];
        Assert.Equal(6 * 3, figures.Length);
        Assert.Contains("| 25 | ", File.ReadAllText(folder.At("new/" + EfficiencyPage.Name)), StringComparison.Ordinal);
        Assert.StartsWith("<svg ", File.ReadAllText(folder.At("new/" + EfficiencyPicture.Name)), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--robot", "servo-arm", "no model of 'servo-arm' is shipped")]
    [InlineData("--robot", "cartpol", "did you mean 'cartpole'?")]
    [InlineData("--most", "24", "25 to 1600")]
    [InlineData("--seeds", "1", "2 to 1000")]
    public void Refuses_what_it_cannot_do(string option, string value, string reason)
    {
        CommandRun run = CommandRun.Of(BenchmarkProgram.Run, "planners", option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    /// <summary>The arm, for a tenth of an episode.</summary>
    private static string Brief(string file)
    {
        string arm = File.ReadAllText(Path.Combine(Repository.Root, "hardware", "robots", "arm2", "robot.json"));
        Assert.Contains("\"episodeSteps\": 100,", arm, StringComparison.Ordinal);
        File.WriteAllText(file, arm.Replace("\"episodeSteps\": 100,", "\"episodeSteps\": 10,", StringComparison.Ordinal));
        return file;
    }

    private static EfficiencyCurves Curves(int threads, int steps = 2)
    {
        PlannedRobot robot = PlannedRobot.Read("pendulum");
        RobotDescription description = robot.Description with { Task = robot.Description.Task with { EpisodeSteps = steps } };
        EfficiencyRun run = new(seeds: 2, threads, new ProgressLines("planners", TextWriter.Null));
        return run.Curves([robot with { Description = description }], [25, 50], CancellationToken.None)[0];
    }
}
