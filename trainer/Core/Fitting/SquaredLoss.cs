using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>The loss of a deterministic member: the mean over batch and learned states of the squared error.</summary>
internal static class SquaredLoss
{
    /// <summary>Derivatives by the outputs, of the whole batch.</summary>
    /// <returns>The loss.</returns>
    internal static double Backward<T>(NetworkShape shape, Workspace work, int rows)
        where T : struct, ILanes<T>
    {
        int pitch = shape.Layers[^1].Pitch;
        work.LossSums.Span.Clear();
        T scale = T.Broadcast(2f / ((float)rows * shape.Outputs));
        for (int row = 0; row < rows; row++)
        {
            ref float result = ref work.Outputs[^1].At(row * pitch);
            ref float target = ref work.Targets.At(row * shape.TargetPitch);
            ref float delta = ref work.Deltas[^1].At(row * pitch);
            for (int column = 0; column < shape.Outputs; column += T.Count)
            {
                // padding is 0 on both sides
                T error = T.Load(ref result, column) - T.Load(ref target, column);
                T.FusedMultiplyAdd(error, error, T.Load(ref work.LossSums.First, column)).Store(ref work.LossSums.First, column);
                (error * scale).Store(ref delta, column);
            }
        }

        return Total(work.LossSums.Span[..shape.Outputs]) / ((double)rows * shape.Outputs);
    }

    /// <summary>The sum, in order.</summary>
    internal static double Total(ReadOnlySpan<float> sums)
    {
        double total = 0;
        foreach (float sum in sums)
        {
            total += sum;
        }

        return total;
    }
}
