using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// New weights, as in PETS: normal, cut off at two standard deviations of 1 / (2 sqrt(inputs)); biases 0; bounds of the log-variance 0.5
/// and -10.
/// </summary>
internal static class Initializer
{
    /// <summary>The upper bound of the normalised log-variance at first.</summary>
    internal const float MaximumLogVariance = 0.5f;

    /// <summary>The lower bound of the normalised log-variance at first.</summary>
    internal const float MinimumLogVariance = -10f;

    private const float CutOff = 2;
    private const int BlockLength = 256;

    /// <summary>A new member's parameters.</summary>
    internal static AlignedFloats New(NetworkShape shape, Philox generator)
    {
        AlignedFloats parameters = new(shape.Length);
        for (int index = 0; index < shape.Layers.Length; index++)
        {
            LayerShape layer = shape.Layers[index];
            float[] weights = new float[layer.Inputs * layer.Outputs];
            FillCutOff(generator, (ulong)index << 32, weights, 0.5f / MathF.Sqrt(layer.Inputs));
            for (int input = 0; input < layer.Inputs; input++)
            {
                weights.AsSpan(input * layer.Outputs, layer.Outputs).CopyTo(parameters.Span[(layer.Weights + (input * layer.Pitch))..]);
            }
        }

        if (shape.IsGaussian)
        {
            parameters.Span.Slice(shape.MaximumLogVariance, shape.Outputs).Fill(MaximumLogVariance);
            parameters.Span.Slice(shape.MinimumLogVariance, shape.Outputs).Fill(MinimumLogVariance);
        }

        return parameters;
    }

    private static void FillCutOff(Philox generator, ulong stream, Span<float> values, float deviation)
    {
        Span<float> block = stackalloc float[BlockLength];
        int filled = 0;
        for (; filled < values.Length; stream++)
        {
            NormalTable.Fill(generator, stream, block);
            foreach (float number in block)
            {
                if (MathF.Abs(number) <= CutOff && filled < values.Length)
                {
                    values[filled++] = number * deviation;
                }
            }
        }
    }
}
