using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Fitting;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class GradientTests
{
    private const int Rows = 7;
    private static readonly double[] Decays = [0.01, 0.02, 0.03];

    public static TheoryData<Activation, double, bool, int> Losses()
    {
        TheoryData<Activation, double, bool, int> losses = [];
        foreach (Activation activation in Enum.GetValues<Activation>())
        {
            losses.Add(activation, 0, false, 3);
            losses.Add(activation, 0.5, false, 3);
            losses.Add(activation, 1, false, 3);
            losses.Add(activation, 0, true, 3);
        }

        // more states than the lanes of any width
        losses.Add(Activation.Silu, 0.5, false, 21);
        losses.Add(Activation.Silu, 0.5, true, 21);
        return losses;
    }

    [Theory]
    [MemberData(nameof(Losses))]
    public void Agrees_with_finite_differences_in_double_precision_for_every_parameter(
        Activation activation, double beta, bool deterministic, int states)
    {
        NetworkShape shape = new(new EnsembleArchitecture(1, 5, states, [6, 9], activation, deterministic));
        TrainingDescription training = new(Beta: beta, WeightDecay: Decays);
        AlignedFloats parameters = Parameters(shape);
        Workspace work = Batch(shape);
        double loss = new MemberKernel<Lanes256>(shape, training).Differentiate(parameters, work, Rows);

        ReferenceNetwork reference = new(Checkpoint(shape, parameters), 0);
        ReferenceNetwork gradient = new(Checkpoint(shape, work.Gradient), 0);
        double[] weights = Weights(reference, shape, work, beta);
        Assert.Equal(Data(reference, shape, work, [.. weights.Select(_ => 1.0)]), loss, 1e-4);
        foreach ((double[] values, double[] slopes) in Groups(reference).Zip(Groups(gradient)))
        {
            for (int index = 0; index < values.Length; index++)
            {
                double expected = Difference(values, index, () => Loss(reference, shape, work, weights));
                Assert.True(Math.Abs(slopes[index] - expected) < 2e-5 + (1e-3 * Math.Abs(expected)), $"{slopes[index]} instead of {expected}");
            }
        }
    }

    [Theory]
    [InlineData(false, 7, "6,9")]
    [InlineData(true, 7, "6,9")]
    [InlineData(false, 70, "40,21,100,3")]
    [InlineData(true, 131, "205,195,7")]
    public void Leaves_the_padding_at_zero(bool deterministic, int rows, string hidden)
    {
        int[] layers = [.. hidden.Split(',').Select(int.Parse)];
        NetworkShape shape = new(new EnsembleArchitecture(1, 5, 3, layers, Activation.Silu, deterministic));
        AlignedFloats parameters = Parameters(shape);
        Workspace work = Batch(shape, rows);
        MemberKernel<Lanes512> kernel = new(shape, new TrainingDescription());
        Adam adam = new(shape.Length);
        for (int step = 0; step < 3; step++)
        {
            kernel.Differentiate(parameters, work, rows);
            kernel.Move(parameters, work, adam);
        }

        AlignedFloats unpadded = CheckpointPacking.Unpack(shape, Checkpoint(shape, parameters), 0);
        Assert.Equal(unpadded.Span.ToArray(), parameters.Span.ToArray());
    }

    private static IEnumerable<double[]> Groups(ReferenceNetwork network) =>
        [.. network.Weights, .. network.Biases, network.Minimum, network.Maximum];

    private static double Difference(double[] values, int index, Func<double> loss)
    {
        const double step = 1e-5;
        double middle = values[index];
        values[index] = middle + step;
        double above = loss();
        values[index] = middle - step;
        double below = loss();
        values[index] = middle;
        return (above - below) / (2 * step);
    }

    private static double Loss(ReferenceNetwork network, NetworkShape shape, Workspace work, double[] weights)
    {
        double decay = network.Weights.Select((layer, index) => Decays[index] * 0.5 * layer.Sum(weight => weight * weight)).Sum();
        double penalty = shape.IsGaussian ? 0.01 * (network.Maximum.Sum() - network.Minimum.Sum()) : 0;
        return Data(network, shape, work, weights) + decay + penalty;
    }

    private static double Data(ReferenceNetwork network, NetworkShape shape, Workspace work, double[] weights)
    {
        double sum = 0;
        for (int row = 0; row < Rows; row++)
        {
            (double Mean, double LogVariance)[] predicted = Predict(network, shape, work, row);
            for (int state = 0; state < shape.Outputs; state++)
            {
                double error = predicted[state].Mean - work.Targets.Row(row, shape.TargetPitch)[state];
                double logVariance = predicted[state].LogVariance;
                double term = shape.IsGaussian ? (error * error * Math.Exp(-logVariance)) + logVariance : error * error;
                sum += weights[(row * shape.Outputs) + state] * term;
            }
        }

        return sum / (Rows * shape.Outputs);
    }

    /// <summary>The factors of beta-NLL, which the gradient does not go through.</summary>
    private static double[] Weights(ReferenceNetwork network, NetworkShape shape, Workspace work, double beta) =>
        [.. Enumerable.Range(0, Rows).SelectMany(row => Predict(network, shape, work, row)).Select(each => Math.Exp(beta * each.LogVariance))];

    private static (double Mean, double LogVariance)[] Predict(ReferenceNetwork network, NetworkShape shape, Workspace work, int row) =>
        network.Predict([.. work.Inputs.Row(row, shape.InputPitch)[..shape.Architecture.InputDimension].ToArray().Select(value => (double)value)]);

    private static EnsembleCheckpoint Checkpoint(NetworkShape shape, AlignedFloats parameters)
    {
        int inputs = shape.Architecture.InputDimension;
        Normalizer any = new(new float[inputs], new float[inputs], new float[shape.Outputs], new float[shape.Outputs]);
        return CheckpointPacking.Pack(shape, any, [parameters], [0]);
    }

    /// <summary>Parameters far enough from their starting values that every path matters.</summary>
    private static AlignedFloats Parameters(NetworkShape shape)
    {
        AlignedFloats parameters = Initializer.New(shape, new Philox(5));
        foreach (LayerShape layer in shape.Layers)
        {
            NormalTable.Fill(new Philox(6), (ulong)layer.Biases, parameters.Span.Slice(layer.Biases, layer.Outputs));
        }

        if (shape.IsGaussian)
        {
            parameters.Span.Slice(shape.MinimumLogVariance, shape.Outputs).Fill(-1.5f);
        }

        return parameters;
    }

    private static Workspace Batch(NetworkShape shape, int rows = Rows)
    {
        Workspace work = new(shape, rows);
        for (int row = 0; row < rows; row++)
        {
            NormalTable.Fill(new Philox(1), (ulong)row, work.Inputs.Row(row, shape.InputPitch)[..shape.Architecture.InputDimension]);
            NormalTable.Fill(new Philox(2), (ulong)row, work.Targets.Row(row, shape.TargetPitch)[..shape.Outputs]);
        }

        return work;
    }
}
