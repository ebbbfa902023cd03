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
        for (int index = shape.Layers.Length - 1; index >= 0; index--)
        {
            LayerShape layer = shape.Layers[index];
            ByWeights<T>(index, layer, work, block);
            AddRows<T>(
                ref work.Deltas[index].First, block.Count, layer.Pitch, ref work.Gradient.At(layer.Biases), Bundles.Cover<T>(layer.Outputs));
            if (index > 0)
            {
                ByInputs<T>(index, layer, work, block);
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
        int columns = Bundles.Cover<T>(layer.Inputs);
        MatrixProduct.MultiplyAdd<T>(
            ref work.Deltas[index].First, deltas, ref work.Transposed[index].First, layer.InputPitch,
            ref work.Zeros.First, 0, ref work.Products.First, layer.InputPitch, columns);
        Multiply<T>(ref work.Products.First, ref work.Deltas[index - 1].First, block.Count, layer.InputPitch, columns);
    }

    /// <summary>From slopes to deltas, by the chain rule.</summary>
    private static void Multiply<T>(ref float products, ref float slopes, int rows, int pitch, int columns)
        where T : struct, ILanes<T>
    {
        int whole = columns / T.Count * T.Count;
        for (int row = 0; row < rows; row++)
        {
            int first = row * pitch;
            for (int at = first; at < first + whole; at += T.Count)
            {
                (T.Load(ref products, at) * T.Load(ref slopes, at)).Store(ref slopes, at);
            }

            if (typeof(T) == typeof(Lanes512) && whole < columns)
            {
                (Lanes256.Load(ref products, first + whole) * Lanes256.Load(ref slopes, first + whole)).Store(ref slopes, first + whole);
            }
        }
    }

    /// <summary>Adds all rows, in order.</summary>
    private static void AddRows<T>(ref float values, int rows, int pitch, ref float sums, int columns)
        where T : struct, ILanes<T>
    {
        int column = 0;
        for (; column <= columns - T.Count; column += T.Count)
        {
            T sum = T.Load(ref sums, column);
            for (int at = column; at < rows * pitch; at += pitch)
            {
                sum += T.Load(ref values, at);
            }

            sum.Store(ref sums, column);
        }

        if (typeof(T) == typeof(Lanes512) && column < columns)
        {
            AddRows<Lanes256>(
                ref System.Runtime.CompilerServices.Unsafe.Add(ref values, column), rows, pitch,
                ref System.Runtime.CompilerServices.Unsafe.Add(ref sums, column), columns - column);
        }
    }
}
