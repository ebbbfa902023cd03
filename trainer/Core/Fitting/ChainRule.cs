using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>From the derivatives by a layer's activations to those by its sums, and by its biases, in one pass.</summary>
internal static class ChainRule
{
    /// <summary>Multiplies by the slopes, and adds the rows of what comes out, in order, to the biases' gradient.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="layer">The layer.</param>
    /// <param name="products">The derivatives by the activations: [rows, pitch].</param>
    /// <param name="slopes">The activations' slopes; receives the derivatives by the sums: [rows, pitch].</param>
    /// <param name="rows">The samples.</param>
    /// <param name="biases">The biases' gradient, which is added to.</param>
    internal static void Apply<T>(LayerShape layer, ref float products, ref float slopes, int rows, ref float biases)
        where T : struct, ILanes<T>
    {
        int columns = Bundles.Cover<T>(layer.Outputs);
        int column = 0;
        for (; column <= columns - T.Count; column += T.Count)
        {
            Apply<T>(column, layer.Pitch, ref products, ref slopes, rows, ref biases);
        }

        if (column < columns)
        {
            // what lies behind half a bundle is of another layer
            Apply<Lanes256>(column, layer.Pitch, ref products, ref slopes, rows, ref biases);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Apply<T>(int column, int pitch, ref float products, ref float slopes, int rows, ref float biases)
        where T : struct, ILanes<T>
    {
        T sum = T.Load(ref biases, column);
        for (int at = column; at < rows * pitch; at += pitch)
        {
            T delta = T.Load(ref products, at) * T.Load(ref slopes, at);
            delta.Store(ref slopes, at);
            sum += delta;
        }

        sum.Store(ref biases, column);
    }
}
