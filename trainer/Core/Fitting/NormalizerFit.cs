using System;
using MbRlRobot.Dynamics;

namespace MbRlRobot.Fitting;

/// <summary>Means and standard deviations of the rows fitted on, in double precision and in the rows' order.</summary>
internal static class NormalizerFit
{
    /// <summary>Inputs that vary less than this share of their size vary by rounding only.</summary>
    private const double SmallestInputVariation = 1e-6;

    /// <summary>
    /// Targets are differences of far larger numbers: even their rounding is scaled (a prediction is then as exact as the numbers are),
    /// unless all are the same.
    /// </summary>
    private const double SmallestTargetVariation = 1e-9;

    /// <summary>The normaliser of raw rows.</summary>
    internal static Normalizer Of(RowSet rows, NetworkShape shape)
    {
        int inputs = shape.Architecture.InputDimension;
        (float[] inputMean, float[] inputScale) = Columns(rows.Inputs.Span, rows.Count, shape.InputPitch, inputs, SmallestInputVariation);
        (float[] targetMean, float[] targetScale) = Columns(rows.Targets.Span, rows.Count, shape.TargetPitch, shape.Outputs, SmallestTargetVariation);
        return new Normalizer(inputMean, inputScale, targetMean, targetScale);
    }

    private static (float[] Means, float[] Scales) Columns(ReadOnlySpan<float> values, int rows, int pitch, int columns, double smallest)
    {
        float[] means = new float[columns];
        float[] scales = new float[columns];
        for (int column = 0; column < columns; column++)
        {
            double mean = Mean(values, rows, pitch, column);
            double deviation = Deviation(values, rows, pitch, column, mean);
            means[column] = (float)mean;
            scales[column] = deviation > smallest * Math.Abs(mean) && (float)deviation > 0 ? (float)deviation : 1;
        }

        return (means, scales);
    }

    private static double Mean(ReadOnlySpan<float> values, int rows, int pitch, int column)
    {
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            sum += values[(row * pitch) + column];
        }

        return sum / rows;
    }

    private static double Deviation(ReadOnlySpan<float> values, int rows, int pitch, int column, double mean)
    {
        double sum = 0;
        for (int row = 0; row < rows; row++)
        {
            double deviation = values[(row * pitch) + column] - mean;
            sum += deviation * deviation;
        }

        return Math.Sqrt(sum / rows);
    }
}
