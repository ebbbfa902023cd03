using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Numerics;
using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class WarmStartTests
{
    [Fact]
    public void With_the_same_data_and_no_steps_nothing_changes()
    {
        FitRequest request = LinearSystem.Request(400);
        FitResult first = FitTesting.Fit(request);
        FitResult again = FitTesting.Fit(request.Steps(0) with { WarmStart = first.Checkpoint });
        Assert.Equal(FitTesting.Numbers(first.Checkpoint), FitTesting.Numbers(again.Checkpoint));
        Assert.Equal(first.HoldoutNll, again.HoldoutNll);
    }

    [Fact]
    public void Goes_on_where_the_last_fit_ended()
    {
        FitRequest request = LinearSystem.Request(800);
        FitResult first = FitTesting.Fit(request.Steps(600));
        FitResult cold = FitTesting.Fit(request.Steps(50));
        FitResult warm = FitTesting.Fit(request.Steps(50) with { WarmStart = first.Checkpoint, Seed = 99 });
        Assert.True(warm.HoldoutNll.Sum() < cold.HoldoutNll.Sum() - 1, $"{warm.HoldoutNll.Sum()} and {cold.HoldoutNll.Sum()}");
        Assert.True(warm.HoldoutNll.Sum() < first.HoldoutNll.Sum() + 0.3);
    }

    [Fact]
    public void A_new_normaliser_leaves_the_function_as_it_was_in_the_units_of_the_states()
    {
        NetworkShape shape = new(LinearShape.Small);
        Normalizer old = new([1, -2, 0, 3, 0.5f], [2, 0.5f, 1, 4, 3], [0.1f, -3, 2], [0.2f, 5, 1]);
        Normalizer now = new([3, -1, 0.5f, -9, 1.5f], [7, 0.1f, 1, 9, 2], [0.4f, 2, 0], [0.7f, 2, 1]);
        AlignedFloats[] members = [.. Enumerable.Range(0, 2).Select(member => Initializer.New(shape, new Philox((ulong)member)))];
        EnsembleCheckpoint before = CheckpointPacking.Pack(shape, old, members, [0, 0]);
        AlignedFloats fresh = Initializer.New(shape, new Philox(9));
        EnsembleCheckpoint after = CheckpointPacking.Pack(
            shape, now, [.. members.Select((_, member) => WarmStart.Fold(shape, before, member, now, fresh))], [0, 0]);
        for (int sample = 0; sample < 20; sample++)
        {
            double[] raw = [.. old.InputMean.Select((mean, input) => mean + (old.InputScale[input] * Math.Sin((3.1 * sample) + input)))];
            foreach ((double expected, double actual) in Outputs(before, raw).Zip(Outputs(after, raw)))
            {
                Assert.Equal(expected, actual, 1e-5);
            }
        }
    }

    [Fact]
    public void Columns_that_moved_out_of_all_proportion_begin_anew()
    {
        NetworkShape shape = new(LinearShape.Small);
        Normalizer old = new(new float[5], [1, 1, 1e-7f, 1, 1], new float[3], [1, 1e-8f, 1]);
        Normalizer now = new([0, 0, 0, 50, 0], [1, 1, 1, 1, 1], new float[3], [1, 1, 1]);
        AlignedFloats trained = Initializer.New(shape, new Philox(1));
        AlignedFloats fresh = Initializer.New(shape, new Philox(2));
        trained.Span.Slice(shape.MaximumLogVariance, 3).Fill(-3);
        AlignedFloats folded = WarmStart.Fold(shape, CheckpointPacking.Pack(shape, old, [trained, trained], [0, 0]), 0, now, fresh);
        foreach ((int input, AlignedFloats from) in new[] { (0, trained), (1, trained), (2, fresh), (3, fresh), (4, trained) })
        {
            int at = shape.Layers[0].Weights + (input * shape.Layers[0].Pitch);
            Assert.Equal(from.Span.Slice(at, 8).ToArray(), folded.Span.Slice(at, 8).ToArray());
        }

        Assert.Equal([-3, 0.5f, -3], folded.Span.Slice(shape.MaximumLogVariance, 3).ToArray());
        Assert.Equal(fresh.At(shape.Layers[^1].Weights + 1), folded.At(shape.Layers[^1].Weights + 1));
        Assert.Equal(fresh.At(shape.Layers[^1].Weights + 4), folded.At(shape.Layers[^1].Weights + 4));
        Assert.Equal(trained.At(shape.Layers[^1].Weights + 2), folded.At(shape.Layers[^1].Weights + 2));
    }

    [Theory]
    [InlineData("$.model.hidden", "[16, 16]", "hidden [16]")]
    [InlineData("$.model.members", "4", "3 members")]
    [InlineData("$.model.activation", "\"tanh\"", "Silu")]
    [InlineData("$.model.deterministic", "true", "Gaussian")]
    [InlineData("$.state[1].input", "false", "5 inputs")]
    public void Refuses_a_checkpoint_of_another_shape(string path, string json, string named)
    {
        EnsembleCheckpoint checkpoint = FitTesting.Fit(LinearSystem.Request(200).Steps(1)).Checkpoint;
        FitRequest request = LinearSystem.Request(200, (path, json)) with { WarmStart = checkpoint };
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => FitTesting.Fit(request));
        Assert.Contains(named, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Refuses_a_checkpoint_with_numbers_that_are_not_finite()
    {
        FitRequest request = LinearSystem.Request(200).Steps(1);
        EnsembleCheckpoint checkpoint = FitTesting.Fit(request).Checkpoint;
        checkpoint.Layers[1].Weights[3] = float.NaN;
        ArgumentException refusal = Assert.Throws<ArgumentException>(() => FitTesting.Fit(request with { WarmStart = checkpoint }));
        Assert.Contains("layer 1", refusal.Message, StringComparison.Ordinal);
    }

    /// <summary>Means and log-variances of all members in the units of the states.</summary>
    private static double[] Outputs(EnsembleCheckpoint checkpoint, double[] raw)
    {
        Normalizer units = checkpoint.Normalizer;
        double[] inputs = [.. raw.Select((value, input) => (value - units.InputMean[input]) / units.InputScale[input])];
        return [.. Enumerable.Range(0, 2).SelectMany(member => new ReferenceNetwork(checkpoint, member).Predict(inputs).SelectMany((each, state) => new[]
        {
            units.TargetMean[state] + (units.TargetScale[state] * each.Mean),
            each.LogVariance + (2 * Math.Log(units.TargetScale[state])),
        }))];
    }
}
