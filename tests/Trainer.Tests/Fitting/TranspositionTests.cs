using MbRlRobot.Fitting;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Trainer.Tests.Fitting;

public sealed class TranspositionTests
{
    [Theory]
    [InlineData(1, 1)]
    [InlineData(3, 5)]
    [InlineData(4, 4)]
    [InlineData(5, 3)]
    [InlineData(16, 16)]
    [InlineData(19, 33)]
    [InlineData(64, 7)]
    [InlineData(200, 72)]
    public void Rows_become_columns_and_padding_stays_zero(int inputs, int outputs)
    {
        (int inputPitch, int pitch) = (NetworkShape.Padded(inputs), NetworkShape.Padded(outputs));
        LayerShape layer = new(inputs, outputs, inputPitch, pitch, 0, inputs * pitch);
        AlignedFloats weights = new((inputs * pitch) + pitch);
        AlignedFloats transposed = new(pitch * inputPitch);
        float[] expected = new float[pitch * inputPitch];
        for (int input = 0; input < inputs; input++)
        {
            for (int output = 0; output < outputs; output++)
            {
                float number = (1000 * input) + output + 1;
                weights.At((input * pitch) + output) = number;
                expected[(output * inputPitch) + input] = number;
            }
        }

        // the biases lie behind the matrix, and are none of it
        weights.Span[layer.Biases..].Fill(-1);
        Transposition.Run(layer, ref weights.First, ref transposed.First);
        Assert.Equal(expected, transposed.Span.ToArray());
    }
}
