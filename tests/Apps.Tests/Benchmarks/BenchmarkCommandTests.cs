using System;
using System.Text.Json;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Codec;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.CommandLine;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class BenchmarkCommandTests
{
    [Fact]
    public void Tells_people_settings_figures_goals_and_notes()
    {
        CommandRun run = FakeBenchmark.Of("--milliseconds", "12.5");
        Assert.Equal((0, "fake: measuring"), (run.ExitCode, run.Error.Trim()));
        string[] expected =
        [
            "repetitions 3", "12.5", "1,234,567", "MISSED the time: 12.5, wanted at most 10 ms",
            "met    the rate: 1,234,567, wanted at least 1,000,000 rows/s", "It is no benchmark.", " cores",
        ];
        Assert.All(expected, text => Assert.Contains(text, run.Output, StringComparison.Ordinal));
    }

    [Fact]
    public void Tells_machines_the_same()
    {
        CommandRun run = FakeBenchmark.Of("--milliseconds", "12.5", "--json");
        JsonElement report = JsonDocument.Parse(run.Output).RootElement;
        JsonElement missed = report.GetProperty("goals")[0];
        Assert.Equal("fake", report.GetProperty("benchmark").GetString());
        Assert.Equal(12.5, report.GetProperty("figures")[0].GetProperty("value").GetDouble());
        Assert.Equal(("atMost", false), (missed.GetProperty("relation").GetString(), missed.GetProperty("isMet").GetBoolean()));
        Assert.True(report.GetProperty("surroundings").GetProperty("machine").GetProperty("cores").GetInt32() > 0);
    }

    [Fact]
    public void Tells_a_number_that_is_none_as_null_and_as_a_goal_missed()
    {
        JsonElement report = JsonDocument.Parse(FakeBenchmark.Of("--json").Output).RootElement;
        Assert.Equal(JsonValueKind.Null, report.GetProperty("figures")[0].GetProperty("value").ValueKind);
        Assert.False(report.GetProperty("goals")[0].GetProperty("isMet").GetBoolean());
    }

    [Theory]
    [InlineData(0, "--milliseconds", "10", "--check")]
    [InlineData(1, "--milliseconds", "10.1", "--check")]
    [InlineData(1, "--check", "--json")]
    [InlineData(0, "--milliseconds", "10.1")]
    [InlineData(2, "--milliseconds", "-1")]
    [InlineData(2, "--seconds", "1")]
    public void Fails_where_a_goal_is_missed_only_when_it_is_to_check(int expected, params string[] arguments) =>
        Assert.Equal(expected, FakeBenchmark.Of(arguments).ExitCode);

    [Fact]
    public void Has_a_real_benchmark_that_measures_both_ways_of_the_codec()
    {
        CommandRun run = CommandRun.Of(
            (args, output, error) => CommandLineApp.Run(
                new() { BenchmarkCommand.Create(new CodecBenchmark(), mustBeOptimised: false) }, args, output, error),
            "codec",
            "--seconds",
            "0.1",
            "--json");
        foreach (JsonElement figure in JsonDocument.Parse(run.Output).RootElement.GetProperty("figures").EnumerateArray())
        {
            Assert.True(figure.GetProperty("value").GetDouble() > 0, figure.ToString());
        }
    }

    [Theory]
    [InlineData("fit")]
    [InlineData("networks")]
    [InlineData("peers")]
    [InlineData("growth")]
    [InlineData("tick")]
    [InlineData("record")]
    [InlineData("codec")]
    [InlineData("load")]
    [InlineData("report")]
    [InlineData("ingest")]
    [InlineData("push")]
    public void Lists_its_commands_and_not_its_children(string command)
    {
        CommandRun run = CommandRun.Of(BenchmarkProgram.Run, "--help");
        Assert.Contains($"  {command} ", run.Output, StringComparison.Ordinal);
        Assert.DoesNotContain("child", run.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ingest", "--robots", "0", "1 to 500")]
    [InlineData("ingest", "--rate", "0", "0.1 to 1000000")]
    [InlineData("record", "--periods", "1", "1000 to 10000000")]
    public void Refuses_what_is_out_of_range(string command, string option, string value, string allowed)
    {
        CommandRun run = CommandRun.Of(BenchmarkProgram.Run, command, option, value);
        Assert.Equal(2, run.ExitCode);
        Assert.Contains(allowed, run.Error, StringComparison.Ordinal);
    }
}
