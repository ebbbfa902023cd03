using System;
using System.IO;
using System.Text.Json;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks.Children;
using MbRlRobot.Benchmarks.Running;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class ChildTests
{
    [Fact]
    public void Reads_a_report_back_as_it_was_written()
    {
        string json = FakeBenchmark.Of("--milliseconds", "12.5", "--json").Output;
        BenchmarkReport report = JsonSerializer.Deserialize(json, BenchmarkJsonContext.Default.BenchmarkReport)!;
        Assert.Equal(json.Trim(), JsonSerializer.Serialize(report, BenchmarkJsonContext.Default.BenchmarkReport));
        Assert.Equal(("fake", 12.5), (report.Benchmark, report.Answers["milliseconds"].GetDouble()));
        Assert.Equal(GoalRelation.AtMost, report.Goals[0].Relation);
    }

    [Fact]
    public async Task Gives_what_a_child_wrote() =>
        Assert.Equal("so\n", await ChildOutput.ReadAsync(Dotnet.Start("sh", "-c", "echo so"), "the shell", CancellationToken.None));

    [Theory]
    [InlineData("sh", "-c", "echo first >&2; echo too bad >&2; exit 3", "the child ended with 3: too bad")]
    [InlineData("sh", "-c", "exit 4", "the child ended with 4: it said nothing")]
    [InlineData("/no/such/program", "", "", "the child cannot be started")]
    public async Task Says_why_a_child_failed(string program, string first, string second, string expected)
    {
        IOException fault = await Assert.ThrowsAsync<IOException>(
            () => ChildOutput.ReadAsync(Dotnet.Start(program, first, second), "the child", CancellationToken.None));
        Assert.StartsWith(expected, fault.Message, StringComparison.Ordinal);
    }
}
