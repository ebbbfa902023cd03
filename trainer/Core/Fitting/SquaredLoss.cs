using System;
using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>The loss of a deterministic member: the mean over batch and learned states of the squared error.</summary>
internal static class SquaredLoss
{
    /// <summary>Adds a block's loss to the sums, and leaves the derivatives by its outputs.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Add<T>(NetworkShape shape, Workspace work, SampleBlock block)
        where T : struct, ILanes<T>
    {
        int pitch = shape.Layers[^1].Pitch;
        T scale = T.Broadcast(2f / ((float)block.Batch * shape.Outputs));
        for (int row = 0; row < block.Count; row++)
        {
            ref float result = ref work.Outputs[^1].At(row * pitch);
            ref float target = ref work.Targets.At((block.First + row) * shape.TargetPitch);
            ref float delta = ref work.Deltas[^1].At(row * pitch);
            for (int column = 0; column < shape.Outputs; column += T.Count)
            {
                // padding is 0 on both sides
                T error = T.Load(ref result, column) - T.Load(ref target, column);
                T.FusedMultiplyAdd(error, error, T.Load(ref work.LossSums.First, column)).Store(ref work.LossSums.First, column);
                (error * scale).Store(ref delta, column);
            }
        }
    }

    /// <summary>Goes on with a sum, in order.</summary>
    internal static double Total(double sum, ReadOnlySpan<float> terms)
    {
        foreach (float term in terms)
        {
            sum += term;
        }

        return sum;
    }
}
