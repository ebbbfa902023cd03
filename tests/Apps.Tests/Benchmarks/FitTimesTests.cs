using System.Collections.Generic;
using System.IO;
using System.Text.Json;
using MbRlRobot.Benchmarks;
using MbRlRobot.Benchmarks.Compute;
using MbRlRobot.Benchmarks.Fits;
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
    public void Fits_with_the_products_own_fitter_and_tells_machines_what_came_of_it()
    {
        StringWriter output = new();
        Assert.Equal(0, BenchmarkProgram.Run(
            ["fit", "--json", "--threads", "2", "--transitions", "1000", "--seconds", "0.1"], output, new StringWriter()));
        Dictionary<string, JsonElement> answers = JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(output.ToString())!;
        Assert.Equal(("S", 2.0, 5.0), (answers["config"].GetString(), answers["threads"].GetDouble(), answers["members"].GetDouble()));
        double epoch = answers["msPerEpoch"].GetDouble();
        Assert.Equal(1e7 / epoch, answers["samplesPerSecond"].GetDouble(), 1e-6 * 1e7 / epoch);
        Assert.Equal(answers["gflops"].GetDouble() / answers["peakGflops"].GetDouble(), answers["fractionOfPeak"].GetDouble(), 1e-9);
    }

    [Theory]
    [InlineData("--config", "robot")]
    [InlineData("--transitions", "999")]
    [InlineData("--threads", "0")]
    public void Refuses_what_is_no_work_of_its_own(string option, string value) =>
        Assert.Equal(2, BenchmarkProgram.Run(["fit", option, value], new StringWriter(), new StringWriter()));
}
