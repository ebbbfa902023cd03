using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Evaluation;
using MbRlRobot.TestKit.Doubles;
using MbRlRobot.TestKit.Robots;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Evaluation;

public sealed class ForecasterTests
{
    private static readonly float[] Still = [0, 0, 0, 0, 0];

    [Fact]
    public void Follows_a_linear_system_exactly_and_shifts_lagged_actions()
    {
        Forecaster forecaster = new(LinearEnsemble.Robot, LinearEnsemble.Of([[0, 0, 0, 0]]));
        Forecast forecast = forecaster.Predict([0.1f, 0, 0.5f, 0, 9], Forces(2, -3), seed: 1);
        AssertRow([0.12, 0, 0.7, 0, 2], forecast.Mean[0]);
        AssertRow([0.148, 0, 0.4, 0, -3], forecast.Mean[1]);
        Assert.All(forecast.Std, row => AssertRow([0, 0, 0, 0, 0], row));
    }

    [Fact]
    public void Keeps_particles_with_their_member_all_the_way()
    {
        Forecaster forecaster = new(LinearEnsemble.Robot, LinearEnsemble.Of([[0, 0, 0.2f, 0], [0, 0, -0.2f, 0]]));
        Forecast forecast = forecaster.Predict(Still, Forces(0, 0, 0), seed: 1);
        AssertRow([0, 0, 0, 0, 0], forecast.Mean[2]);
        AssertRow([0, 0, 0.2, 0, 0], forecast.Std[0]);
        AssertRow([0.04 * 0.2 * (1 + 2), 0, 0.6, 0, 0], forecast.Std[2]);
    }

    [Fact]
    public void Adds_the_noise_that_members_tell_independently_at_every_step()
    {
        Forecaster forecaster = new(LinearEnsemble.Robot, LinearEnsemble.Of([[0, 0, 0, 0], [0, 0, 0, 0]], 0.1f, 0.5f), particles: 5000);
        Forecast forecast = forecaster.Predict(Still, Forces(0, 0, 0, 0), seed: 5);
        Assert.InRange(forecast.Std[0][2], 0.097, 0.103);
        Assert.InRange(forecast.Std[3][2], 0.194, 0.206);
        Assert.InRange(forecast.Mean[3][2], -0.01, 0.01);
        Assert.Equal(0, forecast.Std[3][4]);
    }

    [Fact]
    public void Averages_angles_on_the_circle()
    {
        Forecaster forecaster = new(LinearEnsemble.Robot, LinearEnsemble.Of([[0, 0.1f, 0, 0], [0, 0.3f, 0, 0]]));
        Forecast forecast = forecaster.Predict([0, 3.1f, 0, 0, 0], Forces(0), seed: 1);
        Assert.Equal(3.3 - (2 * Math.PI), forecast.Mean[0][1], 1e-5);
        Assert.Equal(0.1, forecast.Std[0][1], 1e-5);
    }

    [Fact]
    public void Gives_the_same_bits_for_the_same_seed_only()
    {
        float[] state = [0.1f, 3, 0.5f, -2, 1];
        Forecast First(ulong seed) => new Forecaster(SampleRobot.Read(), RandomEnsemble.Of(SampleRobot.Read(), 3)).Predict(state, Forces(2, -3), seed);
        Forecaster again = new(SampleRobot.Read(), RandomEnsemble.Of(SampleRobot.Read(), 3));
        _ = again.Predict(Still, Forces(1, 1, 1), 9);
        Assert.Equal(Numbers(First(4)), Numbers(again.Predict(state, Forces(2, -3), 4)));
        Assert.NotEqual(Numbers(First(4)), Numbers(First(5)));
    }

    [Theory]
    [InlineData(4, 1, "state has 4 values; the robot has 5")]
    [InlineData(5, 2, "actions[1] has 2 values; the robot has 1")]
    public void Refuses_lengths_that_are_not_the_robots(int states, int actions, string message)
    {
        Forecaster forecaster = new(LinearEnsemble.Robot, LinearEnsemble.Of([[0, 0, 0, 0]]));
        ArgumentException fault = Assert.Throws<ArgumentException>(
            () => forecaster.Predict(new float[states], [new float[1], new float[actions]], 0));
        Assert.Contains(message, fault.Message);
    }

    [Fact]
    public void Refuses_a_model_of_another_robot() => Assert.Throws<InvalidDataException>(
        () => new Forecaster(SampleRobot.Read(("$.controlPeriod", "0.05")), RandomEnsemble.Of(SampleRobot.Read(), 3)));

    private static ReadOnlyMemory<float>[] Forces(params float[] forces) =>
        [.. forces.Select(force => (ReadOnlyMemory<float>)new[] { force })];

    private static double[] Numbers(Forecast forecast) => [.. forecast.Mean.Concat(forecast.Std).SelectMany(row => row)];

    private static void AssertRow(double[] expected, IReadOnlyList<double> actual) =>
        Assert.All(expected.Zip(actual), pair => Assert.Equal(pair.First, pair.Second, 1e-6));
}
