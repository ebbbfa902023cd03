using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>
/// From the derivatives by the outputs to those by all parameters: dW = X' dY, db = 1' dY and dX = dY W'. Rows are samples, lanes are
/// features: each is a sum over rows that lie one below the other, so none crosses lanes.
/// </summary>
internal static class BackwardPass
{
    /// <summary>Adds a block's gradient.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="shape">The parameters' places.</param>
    /// <param name="work">Holds what the forward pass left and the last layer's deltas; receives the gradient.</param>
    /// <param name="block">The samples.</param>
    internal static void Run<T>(NetworkShape shape, Workspace work, SampleBlock block)
        where T : struct, ILanes<T>
    {
        int last = shape.Layers.Length - 1;
        AddRows<T>(shape.Layers[last], ref work.Deltas[last].First, block.Count, ref work.Gradient.At(shape.Layers[last].Biases));
        for (int index = last; index >= 0; index--)
        {
            ByWeights<T>(index, shape.Layers[index], work, block);
            if (index > 0)
            {
                ByInputs<T>(index, shape.Layers[index], work, block);
                LayerShape before = shape.Layers[index - 1];
                ref float biases = ref work.Gradient.At(before.Biases);
                ChainRule.Apply<T>(before, ref work.Products.First, ref work.Deltas[index - 1].First, block.Count, ref biases);
            }
        }
    }

    private static void ByWeights<T>(int index, LayerShape layer, Workspace work, SampleBlock block)
        where T : struct, ILanes<T>
    {
        MatrixView inputs = new(layer.Inputs, block.Count, 1, layer.InputPitch);
        MatrixProduct.MultiplyAdd<T>(
            ref work.InputsOf(index, block), inputs, ref work.Deltas[index].First, layer.Pitch,
            ref work.Gradient.At(layer.Weights), layer.Pitch, Bundles.Cover<T>(layer.Outputs));
    }

    private static void ByInputs<T>(int index, LayerShape layer, Workspace work, SampleBlock block)
        where T : struct, ILanes<T>
    {
        MatrixView deltas = new(block.Count, layer.Outputs, layer.Pitch, 1);
        MatrixProduct.MultiplyAdd<T>(
            ref work.Deltas[index].First, deltas, ref work.Transposed[index].First, layer.InputPitch,
            ref work.Zeros.First, 0, ref work.Products.First, layer.InputPitch, Bundles.Cover<T>(layer.Inputs));
    }

    /// <summary>The derivatives by the last layer's biases: all rows, added in order.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AddRows<T>(LayerShape layer, ref float deltas, int rows, ref float biases)
        where T : struct, ILanes<T>
    {
        for (int column = 0; column < layer.Pitch; column += T.Count)
        {
            T sum = T.Load(ref biases, column);
            for (int at = column; at < rows * layer.Pitch; at += layer.Pitch)
            {
                sum += T.Load(ref deltas, at);
            }

            sum.Store(ref biases, column);
        }
    }
}
