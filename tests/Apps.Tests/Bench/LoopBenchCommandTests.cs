using System;
using System.IO;
using System.Linq;
using System.Text.Json;
using MbRlRobot.Apps.Tests.Demo;
using MbRlRobot.ControllerApp;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Apps.Tests.Bench;

/// <summary>Without real time: what the system gives the process that runs the tests is none of theirs to take.</summary>
public sealed class LoopBenchCommandTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    /// <summary>However busy the machine is, ticks and what they missed make up the grid, and nothing is allocated.</summary>
    [Fact]
    public void Shows_an_injected_stall_among_the_overruns_and_no_allocation()
    {
        CommandRun run = Bench("--seconds", "1.7", "--stall-ms", "180", "--stall-at", "0.5", "--json");
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        Assert.Equal(("tiny", "plant", 50.0), (Text(report, "type"), Text(report, "io"), Number(report, "ioPeriodMilliseconds")));
        Assert.Equal(JsonValueKind.Null, report.GetProperty("model").ValueKind);

        JsonElement[] events = [.. report.GetProperty("overrunEvents").EnumerateArray()];
        Assert.Contains(events, each => Number(each, "missedPeriods") >= 3 && Number(each, "atSeconds") >= 0.5);
        Assert.Equal(Number(report, "overruns"), events.Length);
        Assert.Equal(Number(report, "missedPeriods"), events.Sum(each => Number(each, "missedPeriods")));
        Assert.InRange(Number(report, "periods"), 20, 60);
        Assert.InRange(Number(report, "worstPeriodMilliseconds"), 180, 60_000);
        Assert.Equal(0, Number(report, "allocatedBytesInEpisodes"));
        Assert.True(Number(report.GetProperty("times").GetProperty("period"), "count") >= 20);
        Assert.True(report.GetProperty("times").TryGetProperty("planAge", out _));
        Assert.Empty(Directory.GetDirectories("/dev/shm", $"mbrl-bench-{Environment.ProcessId}-*"));
    }

    [Fact]
    public void Tells_people_the_same_and_plans_where_it_has_a_model()
    {
        CommandRun run = CommandRun.Of(
            ControllerProgram.Run, "bench", "--loop", "--seconds", "1", "--realtime", "off", "--threads", "1", "--stall-ms", "95", "--stall-at", "0.2",
            "--robot", "cartpole", "--model", Path.Combine(Repository.Root, "models", "cartpole", "1"));
        Assert.Equal((0, string.Empty), (run.ExitCode, run.Error));
        Assert.Matches(@"cartpole on plant, planning through .*dynamics\.onnx: 1(\.\d)? s, a tick every 40 ms", run.Output);
        Assert.Matches(@"overruns  \d+, \d+ of \d+ periods missed", run.Output);
        Assert.Matches(@"memory    \d+ bytes allocated by the loop within episodes", run.Output);
        Assert.Matches(@"\d+ around them; \d+ collections", run.Output);
        Assert.Matches(@"all: plan's age +\d+", run.Output);
        Assert.Matches(@"stall     of 95 ms injected at 0\.2 s: [2-9]\d* periods missed, as of \d\.\d\d s", run.Output);
    }

    [Theory]
    [InlineData("--seconds 5", "--seconds is for the loop; allowed: with --loop.")]
    [InlineData("--realtime on", "--realtime is for the loop; allowed: with --loop.")]
    [InlineData("--loop --seconds 0.5", "--seconds is '0.5'; allowed: a number from 1 to 86400.")]
    [InlineData("--loop --stall-ms 0", "--stall-ms is '0'")]
    [InlineData("--loop --stall-at 3", "--stall-at says when to stall; allowed: with --stall-ms")]
    [InlineData("--loop --decisions 5", "--loop is given with --decisions, --engine-option or several --engine; allowed: without them.")]
    [InlineData("--loop --io nothing", "robot I/O has no adapter 'nothing'")]
    [InlineData("--loop --cpus x", "--cpus is 'x'")]
    [InlineData("--loop --model none", "--model is 'none'")]
    public void Refuses_what_does_not_go_together_with_exit_code_2(string options, string expected)
    {
        CommandRun run = CommandRun.Of(ControllerProgram.Run, ["bench", "--robot", TinyRobot.In(_folder), .. options.Split(' ')]);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(expected, run.Error);
    }

    private CommandRun Bench(params string[] options) => CommandRun.Of(
        ControllerProgram.Run, ["bench", "--loop", "--realtime", "off", "--robot", TinyRobot.In(_folder), .. options]);

    private static string Text(JsonElement element, string name) => element.GetProperty(name).GetString()!;

    private static double Number(JsonElement element, string name) => element.GetProperty(name).GetDouble();
}
