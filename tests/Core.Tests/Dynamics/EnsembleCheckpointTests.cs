using System;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Tests.Dynamics;

public sealed class EnsembleCheckpointTests
{
    private static readonly EnsembleArchitecture Shape = new(3, InputDimension: 6, OutputDimension: 4, [8, 5], Activation.Silu, Deterministic: false);

    [Fact]
    public void Knows_the_inputs_and_outputs_of_each_layer()
    {
        Assert.Equal([(6, 8), (8, 5), (5, 8)], Enumerable.Range(0, Shape.LayerCount).Select(layer => (Shape.InputsOf(layer), Shape.OutputsOf(layer))));
        Assert.Equal(4, (Shape with { Deterministic = true }).OutputsOf(2));
    }

    [Fact]
    public void Takes_arrays_of_the_right_lengths() => Assert.Equal(3, Make().Layers.Count);

    [Theory]
    [InlineData("input mean")]
    [InlineData("input scale")]
    [InlineData("target mean")]
    [InlineData("target scale")]
    [InlineData("minimum log-variance")]
    [InlineData("maximum log-variance")]
    [InlineData("holdout error")]
    [InlineData("weights of layer 1")]
    [InlineData("biases of layer 2")]
    public void Refuses_an_array_of_another_length_by_name(string name) =>
        Assert.Contains($"The {name} has ", Assert.Throws<ArgumentException>(() => Make(name)).Message);

    [Fact]
    public void Refuses_another_number_of_layers() =>
        Assert.Contains("layers number 2", Assert.Throws<ArgumentException>(() => Make(layers: 2)).Message);

    private static EnsembleCheckpoint Make(string? wrong = null, int layers = 3)
    {
        float[] Numbers(string name, int count) => new float[name == wrong ? count + 1 : count];
        return new EnsembleCheckpoint(
            Shape,
            new Normalizer(Numbers("input mean", 6), Numbers("input scale", 6), Numbers("target mean", 4), Numbers("target scale", 4)),
            [.. Enumerable.Range(0, layers).Select(layer => new LayerWeights(
                Numbers($"weights of layer {layer}", 3 * Shape.InputsOf(layer) * Shape.OutputsOf(layer)),
                Numbers($"biases of layer {layer}", 3 * Shape.OutputsOf(layer))))],
            Numbers("minimum log-variance", 12),
            Numbers("maximum log-variance", 12),
            Numbers("holdout error", 3));
    }
}
