using MbRlRobot.Models;
using MbRlRobot.Publishing;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Publishing;

public sealed class ModelCardTests
{
    [Theory]
    [InlineData("# Dynamics of sample, version 1\n")]
    [InlineData("| made | 2026-08-20 12:34 UTC; mbrl-trainer fit --robot robot.json |\n")]
    [InlineData("| networks | 5 of 64 x 64 units, Silu |\n")]
    [InlineData("On 200 transitions that the fit did not see.\nNegative log-likelihood: -7.25 nats a row.\n")]
    [InlineData("| theta | 0.002 | rad |\n")]
    [InlineData("| lastForce | exact | N |\n")]
    [InlineData("1800 transitions, 1.2 minutes of motion.\n\n- sample-1, epoch fedcba9876543210")]
    [InlineData("0.25 standard deviations")]
    public void Says(string line) => Assert.Contains(line, ModelCard.Write(SampleRelease.Of("silu")));

    [Fact]
    public void Admits_that_nothing_was_held_out()
    {
        ModelRelease release = SampleRelease.Of("silu") with { Metrics = new ModelMetrics(100, 0, null, null) };
        Assert.Contains("nobody knows", ModelCard.Write(release));
    }
}
