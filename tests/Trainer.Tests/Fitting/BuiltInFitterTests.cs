using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class BuiltInFitterTests
{
    [Fact]
    public void Learns_a_linear_system_down_to_its_noise_and_knows_how_large_that_is()
    {
        FitResult result = FitTesting.Fit(LinearSystem.Request(3000, ("$.training", """{ "steps": 2500, "learningRate": 0.001 }""")));
        for (int state = 0; state < 3; state++)
        {
            double noise = LinearSystem.Noise[state];
            double best = 0.5 * Math.Log(2 * Math.PI * Math.E * noise * noise);
            Assert.InRange(result.HoldoutRmse[state], 0.8 * noise, 1.25 * noise);
            Assert.InRange(result.HoldoutNll[state], best - 0.2, best + 0.2);
            Assert.True(result.HoldoutNllMedian[state] < result.HoldoutNll[state]);
        }
    }

    [Theory]
    [InlineData(LaneWidth.Four, 1)]
    [InlineData(LaneWidth.Eight, 1)]
    [InlineData(LaneWidth.Sixteen, 1)]
    [InlineData(LaneWidth.Sixteen, 2)]
    [InlineData(LaneWidth.Sixteen, 3)]
    [InlineData(LaneWidth.Four, 7)]
    public void Gives_the_same_bits_at_every_width_and_on_any_number_of_threads(LaneWidth width, int threads)
    {
        FitRequest request = LinearSystem.Request(500, ("$.model.hidden", "[19, 33]"));
        Assert.Equal(
            FitTesting.Numbers(FitTesting.Fit(request, LaneWidth.Eight).Checkpoint),
            FitTesting.Numbers(FitTesting.Fit(request with { Threads = threads }, width).Checkpoint));
    }

    [Fact]
    public void Another_seed_gives_other_weights_and_members_differ()
    {
        FitRequest request = LinearSystem.Request(500);
        float[] weights = FitTesting.Fit(request).Checkpoint.Layers[0].Weights;
        Assert.NotEqual(weights, FitTesting.Fit(request with { Seed = 12 }).Checkpoint.Layers[0].Weights);
        Assert.NotEqual(weights[..80], weights[80..160]);
    }

    [Fact]
    public void Never_learns_from_the_holdout()
    {
        FitRequest request = LinearSystem.Request(600);
        TransitionTable poisoned = LinearSystem.Table(request.Robot, 600, row =>
        {
            Transition good = LinearSystem.Row(row);
            return StableHashes.Salted(good.Id.StableKey, 0) < 0.1 * ulong.MaxValue
                ? LinearSystem.Transition(row, good.State.ToArray(), good.Action.Span[0], [0.9f, -0.9f, 1.5f, 0])
                : good;
        });
        FitResult clean = FitTesting.Fit(request);
        FitResult result = FitTesting.Fit(request with { Data = poisoned });
        Assert.Equal(FitTesting.Numbers(clean.Checkpoint), FitTesting.Numbers(result.Checkpoint));
        Assert.True(result.HoldoutRmse[0] > 10 * clean.HoldoutRmse[0]);
    }

    [Fact]
    public void A_deterministic_ensemble_tells_the_variance_of_its_residuals()
    {
        FitResult result = FitTesting.Fit(LinearSystem.Request(2000, ("$.model.deterministic", "true")).Steps(1000));
        Assert.True(result.Checkpoint.Architecture.Deterministic);
        for (int state = 0; state < 3; state++)
        {
            double deviation = Math.Exp(0.5 * result.ResidualLogVariance[state]) * result.Checkpoint.Normalizer.TargetScale[state];
            Assert.InRange(deviation, 0.8 * LinearSystem.Noise[state], 1.3 * LinearSystem.Noise[state]);
        }
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Without_a_holdout_it_has_no_score_but_a_deterministic_ensemble_still_its_variance(bool deterministic)
    {
        FitResult result = FitTesting.Fit(LinearSystem.Request(
            200, ("$.training.holdout", "0"), ("$.model.deterministic", deterministic ? "true" : "false")));
        Assert.Equal((200, 0), (result.Rows, result.HoldoutRows));
        Assert.Empty(result.HoldoutNll);
        Assert.Empty(result.HoldoutNllMedian);
        Assert.Empty(result.HoldoutRmse);
        Assert.All(result.Checkpoint.HoldoutError.ToArray(), error => Assert.True(float.IsNaN(error)));
        Assert.Equal(deterministic ? 3 : 0, result.ResidualLogVariance.Count);
    }

    [Fact]
    public void The_member_with_the_better_weights_has_the_smaller_holdout_error()
    {
        FitRequest request = LinearSystem.Request(600);
        EnsembleCheckpoint fitted = FitTesting.Fit(request).Checkpoint;
        LayerWeights last = fitted.Layers[^1];
        last.Weights.AsSpan(0, last.Weights.Length / 3).Clear();
        float[] errors = FitTesting.Fit(request.Steps(0) with { WarmStart = fitted }).Checkpoint.HoldoutError.ToArray();
        Assert.True(errors[0] > 2 * errors[1] && errors[0] > 2 * errors[2], string.Join(' ', errors));
    }

    [Fact]
    public void Without_steps_it_gives_the_starting_weights()
    {
        List<FitProgress> told = [];
        using BuiltInFitter fitter = new();
        FitResult result = fitter.Fit(LinearSystem.Request(200).Steps(0), new Listener(told.Add), CancellationToken.None);
        Assert.Equal([new FitProgress(0, 0, 0)], told);
        Assert.All(result.Checkpoint.Layers[0].Biases, bias => Assert.Equal(0, bias));
        Assert.All(result.Checkpoint.MaximumLogVariance.ToArray(), bound => Assert.Equal(0.5f, bound));
        Assert.All(result.Checkpoint.Layers[0].Weights, weight => Assert.InRange(Math.Abs(weight), 0, 1 / Math.Sqrt(5)));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    public void Stops_within_a_slice_when_it_is_cancelled(int threads)
    {
        using CancellationTokenSource source = new();
        int last = 0;
        Listener listener = new(told =>
        {
            last = told.Step;
            source.Cancel();
        });
        using BuiltInFitter fitter = new();
        FitRequest request = LinearSystem.Request(300).Steps(1_000_000) with { Threads = threads };
        Assert.ThrowsAny<OperationCanceledException>(() => fitter.Fit(request, listener, source.Token));
        Assert.InRange(last, 0, 1000);
    }

    [Fact]
    public void A_listener_that_throws_ends_the_fit()
    {
        using BuiltInFitter fitter = new();
        FitRequest request = LinearSystem.Request(300).Steps(1_000_000) with { Threads = 2 };
        Listener listener = new(_ => throw new NotSupportedException("listener"));
        Assert.Throws<NotSupportedException>(() => fitter.Fit(request, listener, CancellationToken.None));
    }

    [Fact]
    public void Refuses_data_of_another_schema()
    {
        RobotDescription other = LinearSystem.Robot(("$.state[1].unit", "\"deg\""));
        FitRequest request = LinearSystem.Request(200) with { Data = LinearSystem.Table(other, 200, row => LinearSystem.Row(row)) };
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => FitTesting.Fit(request));
        Assert.Contains(RobotSchema.Hash(other), refusal.Message, StringComparison.Ordinal);
        Assert.Contains(RobotSchema.Hash(request.Robot), refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_to_work_without_threads() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => FitTesting.Fit(LinearSystem.Request(200) with { Threads = 0 }));

    [Fact]
    public void Too_few_rows_are_refused_with_both_numbers()
    {
        FitRequest request = LinearSystem.Request(66, ("$.training.holdout", "0.1"));
        int kept = 66 - Enumerable.Range(0, 66).Count(row => Membership.IsHoldout(request.Data.Key(row), 0.1));
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => FitTesting.Fit(request));
        Assert.Contains($"{kept} transitions", refusal.Message, StringComparison.Ordinal);
        Assert.Contains("64", refusal.Message, StringComparison.Ordinal);
    }

    private sealed class Listener(Action<FitProgress> told) : IProgress<FitProgress>
    {
        public void Report(FitProgress value) => told(value);
    }
}
