using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Compute;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

/// <summary>The work that decisions are measured on is the peer's.</summary>
public sealed class WorkloadTests
{
    [Theory]
    [InlineData("S", 18_048, 75)]
    [InlineData("M", 245_200, 300)]
    [InlineData("L", 186_800, 500)]
    public void Counts_the_layers_of_the_peer(string name, long operations, long evaluationsOfACandidate)
    {
        Workload work = Workload.Of(name);
        Assert.Equal((operations, evaluationsOfACandidate), (work.EvaluationOperations, work.CandidateEvaluations));
    }

    [Theory]
    [InlineData("S", 45_000)]
    [InlineData("robot", 12_500)]
    public void Makes_as_many_evaluations_as_the_peer_to_the_horizon(string config, double evaluations)
    {
        (int code, IReadOnlyDictionary<string, JsonElement> answers) = Plan("--config", config, "--threads", "1", "--seconds", "0.1");
        Assert.Equal(0, code);
        Assert.Equal(config, answers["config"].GetString());
        Assert.Equal(evaluations, answers["evalsPerSecond"].GetDouble() * answers["medianMs"].GetDouble() / 1e3, 1e-3);
        double share = answers["gflops"].GetDouble() / answers["peakGflops"].GetDouble();
        Assert.Equal(share, answers["fractionOfPeak"].GetDouble(), 1e-9);
        Assert.True(share > 0);
    }

    [Fact]
    public void Refuses_work_that_it_does_not_know() => Assert.Equal(2, Plan("--config", "XL").Code);

    private static (int Code, IReadOnlyDictionary<string, JsonElement> Answers) Plan(params string[] options)
    {
        StringWriter output = new();
        int code = BenchmarkProgram.Run(["plan", "--json", .. options], output, new StringWriter());
        return (code, code == 0
            ? JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(output.ToString())!
            : new Dictionary<string, JsonElement>());
    }
}
