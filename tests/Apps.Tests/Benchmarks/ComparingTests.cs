using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using System.Threading.Tasks;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Comparing;
using MbRlRobot.Benchmarks.Measuring;
using MbRlRobot.Benchmarks.Networks;
using MbRlRobot.Benchmarks.Running;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class ComparingTests
{
    private const string Line = """
        {"mode": "plan", "config": {"obs": 4, "name": "S"}, "threads": 1, "workers": 2, "torch": "1.13.0a0",
         "reps": 15, "median_ms": 22.5, "min_ms": 21.75, "max_ms": 30, "evals": 45000}
        """;

    [Fact]
    public void Reads_what_the_peer_says_of_itself() =>
        Assert.Equal(new TorchTimes(22.5, 21.75, 15, "1.13.0a0"), TorchTimes.Parse(Line));

    [Theory]
    [InlineData("")]
    [InlineData("Traceback (most recent call last):")]
    [InlineData("[]")]
    [InlineData("""{"median_ms": 1, "min_ms": 1, "torch": "1"}""")]
    [InlineData("""{"median_ms": "1", "min_ms": 1, "reps": 1, "torch": "1"}""")]
    [InlineData("""{"median_ms": 0, "min_ms": 1, "reps": 1, "torch": "1"}""")]
    public void Refuses_what_is_no_measurement(string line) => Assert.Throws<InvalidDataException>(() => TorchTimes.Parse(line));

    [Theory]
    [InlineData(true, "/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0")]
    [InlineData(true, "/usr/lib/x86_64-linux-gnu/blas/libblas.so.3.11.0", "/usr/lib/openblas/liblapack.so.3")]
    [InlineData(false, "/usr/lib/openblas-pthread/libblas.so.3", "/usr/lib/openblas-pthread/libopenblasp-r0.3.21.so")]
    [InlineData(false, "/opt/libmkl_core.so")]
    [InlineData(false)]
    public void Knows_the_reference_library_of_linear_algebra(bool isSlow, params string[] files)
    {
        TorchBuild build = TorchBuild.Parse($$"""{"torch": "1.13", "blas": [{{string.Join(',', files.Select(file => $"\"{file}\""))}}]}""");
        Assert.Equal(("1.13", isSlow), (build.Version, build.IsSlow));
    }

    [Theory]
    [InlineData("1.13")]
    [InlineData("{}")]
    [InlineData("Segmentation fault")]
    public void Wants_an_answer_about_torch(string answer) => Assert.Throws<IOException>(() => TorchBuild.Parse(answer));

    [Fact]
    public async Task Gives_everybody_a_turn_in_each_round_and_turns_the_order_round()
    {
        List<string> turns = [];
        Contender[] contenders = [.. "abc".Select((name, index) => new Contender($"{name}", _ =>
        {
            turns.Add($"{name}");
            return Task.FromResult((double)(turns.Count * (index + 1)));
        }))];
        IReadOnlyDictionary<string, Samples> times = await Alternation.RunAsync(contenders, 3, new Progress<string>(), CancellationToken.None);
        Assert.Equal("abccbaabc", string.Concat(turns));
        Assert.All(times.Values, samples => Assert.Equal(3, samples.Count));
        Assert.Equal(6, times["a"].Percentile(0.5));
    }

    [Theory]
    [InlineData(5, 2, "2,3")]
    [InlineData(7, 2, "3,4")]
    [InlineData(5, 4, "1,1,1,2")]
    [InlineData(2, 4, "1,1")]
    [InlineData(5, 1, "5")]
    public void Shares_members_out_evenly(int members, int processes, string expected) =>
        Assert.Equal(expected, string.Join(',', FitComparison.Share(members, processes)));

    [Fact]
    public void Compares_with_the_better_of_the_plain_ones_and_demands_what_is_wanted()
    {
        Findings findings = Judge(new PlanComparison(new TorchPeer("python3"), "S", 2), 40, 45, 36, 8, 15.5, 18);
        Assert.Equal(5, findings.Answers["planTunedS"].GetDouble());
        Assert.Equal(4.5, findings.Answers["planPlainS"].GetDouble());
        Assert.Equal(15.5 / 8, findings.Answers["planCoresS"].GetDouble());
        Assert.All(findings.Goals, goal => Assert.True(goal.IsMet, goal.What));
        Assert.Equal(OnnxNetworks.IsPresent ? 4 : 3, findings.Goals.Count);
        Assert.Equal(OnnxNetworks.IsPresent, findings.Notes.Count == 0);
    }

    [Theory]
    [InlineData("S", 11.9, 4, false)]
    [InlineData("S", 12, 4, true)]
    [InlineData("M", 5, 4, true)]
    [InlineData("L", 4.9, 4, false)]
    public void Demands_of_each_fit_what_is_wanted_of_it(string config, double torch, double ours, bool isMet) =>
        Assert.Equal(isMet, Judge(new FitComparison(new TorchPeer("python3"), config, 2), torch, ours).Goals.Single().IsMet);

    [Fact]
    public void Compares_no_L_with_ONNX_Runtime() =>
        Assert.Empty(Judge(new PlanComparison(new TorchPeer("python3"), "L", 2), 1, 1, 1, 1, 1).Notes);

    [Fact]
    public void Says_that_there_is_no_peer_to_compare_with()
    {
        StringWriter error = new();
        Assert.Equal(1, BenchmarkProgram.Run(["peers", "--python", "/no/such/python"], new StringWriter(), error));
        Assert.Contains("apt-get install python3-torch", error.ToString(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--what", "everything")]
    [InlineData("--config", "robot")]
    [InlineData("--rounds", "0")]
    public void Refuses_what_no_peer_does(string option, string value) =>
        Assert.Equal(2, BenchmarkProgram.Run(["peers", option, value], new StringWriter(), new StringWriter()));

    private static Findings Judge(IComparison comparison, params double[] medians)
    {
        Findings findings = new();
        comparison.Judge(comparison.Contenders.Zip(medians).ToDictionary(pair => pair.First.Name, pair => pair.Second), findings);
        return findings;
    }
}
