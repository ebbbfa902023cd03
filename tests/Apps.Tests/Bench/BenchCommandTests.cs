using System;
using System.CommandLine;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.CommandLine;
using MbRlRobot.ControllerApp;
using MbRlRobot.ControllerApp.Bench;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Apps.Tests.Bench;

public sealed class BenchCommandTests : IDisposable
{
    /// <summary>So short a control period that the search for the largest population soon ends.</summary>
    private static readonly (string Path, string? Json)[] Hasty =
        [.. SampleWorkspace.Small, ("$.ioPeriod", "0.001"), ("$.controlPeriod", "0.001")];

    private static readonly string[] Ranks = ["P50", "P99", "P999", "Max"];

    private readonly SampleWorkspace _workspace = new();

    public BenchCommandTests()
    {
        File.WriteAllText(_workspace.Robot, SampleRobot.Edit(Hasty));
        SampleWorkspace.WriteModel(_workspace.Model, SampleRobot.Read(Hasty));
    }

    public void Dispose() => _workspace.Dispose();

    [Fact]
    public void Tells_machines_times_that_go_together()
    {
        CommandRun run = Bench("--engine", "builtin", "--decisions", "7", "--threads", "1", "--json");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(("sample", 1, 2), (Text(report, "type"), (int)Number(report, "modelVersion"), (int)Number(report, "members")));
        Assert.Equal((7, 1, 1.0, 0.5), (Number(report, "decisions"), Number(report, "threads"), Number(report, "controlPeriodMilliseconds"), Number(report, "budgetMilliseconds")));
        Assert.Equal(("cem", "tsinf", 12, 6, 2, 2), (Text(report, "planner"), Text(report, "propagation"), Number(report, "population"), Number(report, "horizon"), Number(report, "iterations"), Number(report, "particles")));
        Assert.True(Number(report.GetProperty("machine"), "cores") >= 1);
        AssertConsistent(Assert.Single(report.GetProperty("engines").EnumerateArray()), "builtin");
    }

    [Fact]
    public void Measures_every_engine_that_is_ready_unless_told_which()
    {
        RecordedAdapters adapters = new();
        CommandRun run = CommandRun.Of(
            (args, output, error) => CommandLineApp.Run(new RootCommand { BenchCommand.Create(adapters.Registry) }, args, output, error),
            ["bench", .. Sample, "--decisions", "2", "--json"]);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        string[] names = [.. JsonDocument.Parse(run.Output).RootElement.GetProperty("engines").EnumerateArray().Select(line => Text(line, "engine"))];
        Assert.Contains("builtin", names);
        Assert.Contains("recorder", names);
        Assert.NotEmpty(adapters.EngineOptions);
    }

    [Fact]
    public void Tells_people_what_was_measured_where_and_what_the_columns_mean()
    {
        CommandRun run = Bench("--engine", "builtin", "--decisions", "3");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Contains("planner   cem: population 12, 2 iterations, horizon 6, 2 particles (tsinf), 2 members", run.Output);
        Assert.Contains("3 decisions of each engine, in turns; control period 1 ms", run.Output);
        Assert.Matches(@"engine +p50 \(ms\) +p99 \(ms\) +p99\.9 \(ms\) +max \(ms\) +million evaluations/s +bytes/decision +largest population", run.Output);
        Assert.Matches(@"builtin( +[0-9.E+-]+){6} +(none fits|at least 65536|[0-9]+)", run.Output);
        Assert.Contains("at most 0.5 ms, half the control period", run.Output);
    }

    [Fact]
    public void Gives_one_engine_its_options()
    {
        RecordedAdapters adapters = new();
        CommandRun run = CommandRun.Of(
            (args, output, error) => CommandLineApp.Run(new RootCommand { BenchCommand.Create(adapters.Registry) }, args, output, error),
            ["bench", .. Sample, "--decisions", "1", "--engine", "recorder", "--engine-option", "device=cpu"]);
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.All(adapters.EngineOptions, options => Assert.Equal("cpu", options["device"]));
    }

    [Theory]
    [InlineData("--engine nobody", "has no adapter 'nobody'")]
    [InlineData("--engine builtin --engine builtin", "--engine names 'builtin' twice; allowed: each engine once.")]
    [InlineData("--engine-option a=b", "--engine-option is for one engine; allowed: with exactly one --engine.")]
    [InlineData("--engine builtin --engine recorder --engine-option a=b", "with exactly one --engine.")]
    [InlineData("--engine builtin --engine-option a=b", "--engine-option: The engine builtin has no option 'a'; it has none.")]
    [InlineData("--engine builtin --engine-option a", "--engine-option is 'a'; allowed: KEY=VALUE")]
    [InlineData("--decisions 0", "--decisions is '0'; allowed: a number from 1 to 1000000.")]
    [InlineData("--decisions many", "--decisions is 'many'")]
    [InlineData("--threads 0", "--threads is '0'; allowed: a number from 1 to 1024.")]
    [InlineData("--seed -1", "-1")]
    [InlineData("--model nothing", "--model is 'nothing'")]
    [InlineData("--robot nothing", "no such file")]
    [InlineData("--speed 9", "--speed")]
    public void Refuses_wrong_options_with_exit_code_2(string options, string message)
    {
        string[] given = options.Split(' ');
        string[] robot = given.Contains("--robot") ? [] : ["--robot", _workspace.Robot];
        string[] model = given.Contains("--model") ? [] : ["--model", _workspace.Model];
        CommandRun run = CommandRun.Of(ControllerProgram.Run, ["bench", .. robot, .. model, .. given]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(message, run.Error);
    }

    [Fact]
    public void Refuses_a_model_of_another_robot()
    {
        File.WriteAllText(_workspace.Robot, SampleRobot.Edit(SampleWorkspace.Small));
        CommandRun run = Bench();
        Assert.Equal((2, true), (run.ExitCode, run.Error.Contains("fit anew", StringComparison.Ordinal)));
    }

    private static void AssertConsistent(JsonElement line, string engine)
    {
        double[] times = [.. Ranks.Select(rank => Number(line, $"planMilliseconds{rank}"))];
        Assert.Equal(engine, Text(line, "engine"));
        Assert.Equal(times.Order(), times);
        Assert.True(times[0] > 0);
        // 12 to 40 candidates of 2 particles over 6 steps; no decision takes more than the longest, 4 of 7 at least the median
        Assert.InRange(Number(line, "evaluationsPerSecond"), 12 * 12 / (times[3] / 1e3), 7 * 40 * 12 / (4 * times[0] / 1e3));
        Assert.True(Number(line, "allocatedBytesPerDecision") >= 0);
        double largest = Number(line, "largestPopulation");
        Assert.True(largest is 0 or >= 3 and <= 65_536, $"the largest population is {largest}");
        Assert.Equal(largest == 65_536, line.GetProperty("largestPopulationIsAtLeast").GetBoolean());
    }

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private string[] Sample => ["--robot", _workspace.Robot, "--model", _workspace.Model];

    private CommandRun Bench(params string[] more) => CommandRun.Of(ControllerProgram.Run, ["bench", .. Sample, .. more]);
}
