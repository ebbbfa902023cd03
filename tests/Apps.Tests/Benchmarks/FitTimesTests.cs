using System;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Fits;
using MbRlRobot.Benchmarks.Running;
using Xunit;

namespace MbRlRobot.Apps.Tests.Benchmarks;

public sealed class FitTimesTests
{
    [Fact]
    public void Takes_the_time_of_steps_from_what_two_fits_do_not_share()
    {
        FitTimes times = new(Workload.Of("S"), ShortSteps: 50, ShortSeconds: 0.3, LongSteps: 150, LongSeconds: 0.5);
        Assert.Equal(0.002, times.StepSeconds, 1e-12);
        Assert.Equal(0.002 * 10_000 / 256 * 1e3, times.EpochMilliseconds, 1e-9);
        Assert.Equal(200, times.RestMilliseconds, 1e-9);
    }

    [Theory]
    [InlineData("S", 98, 3.0 * 18_048 * 50_000 / 0.098 / 1e9)]
    [InlineData("M", 824, 3.0 * 245_200 * 70_000 / 0.824 / 1e9)]
    [InlineData("L", 479, 3.0 * 186_800 * 50_000 / 0.479 / 1e9)]
    public void Counts_operations_as_the_peer_does(string config, double epochMilliseconds, double expected)
    {
        Assert.Equal(expected, FitTimes.Gflops(Workload.Of(config), epochMilliseconds), 1e-9);
        Assert.Equal(10_000 / epochMilliseconds * 1e3, FitTimes.SamplesPerSecond(epochMilliseconds), 1e-9);
    }

    [Fact]
    public void Trains_seven_members_of_M_and_plans_with_five()
    {
        Workload work = Workload.Of("M");
        Assert.Equal((7, 5, 256), (work.Trained(1).Model.Members, work.Trained(1).Model.Active, work.Trained(1).Training.Batch));
        Assert.Equal(5, work.Model.Members.Architecture.Members);
    }

    [Fact]
    public void Tells_machines_the_median_and_what_it_makes_of_the_machine()
    {
        double[] seconds = [0.3, 0.5, 0.4];
        FitTimes[] times = [.. seconds.Select(took => new FitTimes(Workload.Of("S"), 50, 0.1, 150, took))];
        Findings findings = new();
        FitBenchmark.Tell(findings, Workload.Of("S"), times, peak: 200);
        double epoch = 0.003 * 10_000 / 256 * 1e3;
        double gflops = 3.0 * 18_048 * 50_000 / epoch / 1e6;
        (string, double)[] expected =
        [
            ("members", 5), ("msPerEpoch", epoch), ("minMsPerEpoch", epoch * 2 / 3), ("samplesPerSecond", 1e7 / epoch),
            ("gflops", gflops), ("peakGflops", 200), ("fractionOfPeak", gflops / 200), ("restMs", -50),
        ];
        Assert.Equal(expected.Select(answer => answer.Item1), findings.Answers.Keys);
        Assert.All(expected, answer => Assert.Equal(answer.Item2, findings.Answers[answer.Item1].GetDouble(), Math.Abs(1e-9 * answer.Item2)));
    }

    [Fact]
    public void Times_the_products_own_fitter_with_few_and_with_more_steps()
    {
        Workload work = Workload.Of("S");
        FitTimes times = new FitRounds(work, FitRows.Of(work, 1000), threads: 2, CancellationToken.None).Round();
        Assert.True(times is { ShortSeconds: > 0, LongSeconds: > 0 });
        Assert.True(times.LongSteps >= 2 * times.ShortSteps);
    }

    [Theory]
    [InlineData("--config", "robot")]
    [InlineData("--transitions", "999")]
    [InlineData("--threads", "0")]
    public void Refuses_what_is_no_work_of_its_own(string option, string value) =>
        Assert.Equal(2, BenchmarkProgram.Run(["fit", option, value], new StringWriter(), new StringWriter()));
}
