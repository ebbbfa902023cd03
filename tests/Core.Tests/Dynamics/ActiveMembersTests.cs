using System;
using MbRlRobot.Dynamics;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Tests.Dynamics;

public sealed class ActiveMembersTests
{
    private const float None = float.NaN;

    [Theory]
    [InlineData(new[] { 0.4f, 0.1f, 0.3f, 0.2f }, 2, new[] { 1, 3 })]
    [InlineData(new[] { 0.1f, 0.4f, 0.3f, 0.2f }, 3, new[] { 0, 2, 3 })]
    [InlineData(new[] { 0.2f, 0.2f, 0.2f, 0.2f }, 2, new[] { 0, 1 })]
    [InlineData(new[] { None, None, None, None }, 3, new[] { 0, 1, 2 })]
    [InlineData(new[] { None, 9f, None, 8f }, 3, new[] { 0, 1, 3 })]
    [InlineData(new[] { 4f, 3f, 2f, 1f }, 4, new[] { 0, 1, 2, 3 })]
    public void Are_those_with_the_smallest_holdout_error_in_the_order_of_the_ensemble(float[] errors, int count, int[] expected)
    {
        EnsembleCheckpoint chosen = ActiveMembers.Choose(Numbered(errors), count);
        Assert.Equal(count, chosen.Architecture.Members);
        Assert.Equal(Array.ConvertAll(expected, member => errors[member]), chosen.HoldoutError.ToArray());
        for (int member = 0; member < count; member++)
        {
            Assert.Equal(expected[member], chosen.Layers[0].Weights[member * 3]);
            Assert.Equal(expected[member] + 0.5f, chosen.Layers[0].Weights[(member * 3) + 2]);
            Assert.Equal(expected[member] + 10, chosen.Layers[1].Biases[(member * 2) + 1]);
            Assert.Equal(expected[member] - 20, chosen.MinimumLogVariance.Span[member]);
            Assert.Equal(expected[member] + 20, chosen.MaximumLogVariance.Span[member]);
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Refuses_a_number_that_the_ensemble_does_not_have(int count) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ActiveMembers.Choose(Numbered([1, 2, 3, 4]), count));

    /// <summary>One input, three hidden units, one output; each member's numbers say which it is.</summary>
    private static EnsembleCheckpoint Numbered(float[] errors)
    {
        EnsembleArchitecture shape = new(4, 1, 1, [3], Activation.Relu, Deterministic: false);
        return new EnsembleCheckpoint(
            shape,
            new Normalizer([0], [1], [0], [1]),
            [new LayerWeights(Each(member => [member, member, member + 0.5f]), new float[12]),
                new LayerWeights(new float[24], Each(member => [0, member + 10]))],
            Each(member => [member - 20]),
            Each(member => [member + 20]),
            errors);
    }

    private static float[] Each(Func<int, float[]> numbers) => [.. numbers(0), .. numbers(1), .. numbers(2), .. numbers(3)];
}
