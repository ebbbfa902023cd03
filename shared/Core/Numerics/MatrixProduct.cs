using System;
using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// Products of small matrices whose columns lie in lanes: the work of every network layer, forwards and backwards. No
/// sum crosses lanes, so results have the same bits at every width.
/// </summary>
public static class MatrixProduct
{
    private const int TileRows = 4;
    private const int TileBundles = 3;

    /// <summary>c += a * b, with c [rows, columns], a [rows, depth] in any layout, b [depth, columns].</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="a">The first element of a.</param>
    /// <param name="view">Shape [rows, depth] and steps of a.</param>
    /// <param name="b">The first element of b, whose rows are neighbouring numbers.</param>
    /// <param name="bStep">From a row of b to the next.</param>
    /// <param name="c">The first element of c, whose rows are neighbouring numbers.</param>
    /// <param name="cStep">From a row of c to the next.</param>
    /// <param name="columns">The columns of b and c: a multiple of the lanes.</param>
    /// <remarks>Lengths are not checked: the caller owns the memory and has.</remarks>
    public static void MultiplyAdd<T>(
        ref float a, in MatrixView view, ref float b, int bStep, ref float c, int cStep, int columns)
        where T : struct, ILanes<T>
    {
        for (int column = 0; column < columns; column += TileBundles * T.Count)
        {
            int bundles = Math.Min(TileBundles, (columns - column) / T.Count);
            Stripe<T>(ref a, view, ref Unsafe.Add(ref b, column), bStep, ref Unsafe.Add(ref c, column), cStep, bundles);
        }
    }

    private static void Stripe<T>(
        ref float a, in MatrixView view, ref float b, int bStep, ref float c, int cStep, int bundles)
        where T : struct, ILanes<T>
    {
        int row = 0;
        for (; row <= view.Rows - TileRows; row += TileRows)
        {
            ref float rowA = ref Unsafe.Add(ref a, row * (nint)view.RowStep);
            MatrixTiles.FourRows<T>(bundles, ref rowA, view, ref b, bStep, ref Unsafe.Add(ref c, row * (nint)cStep), cStep);
        }

        for (; row < view.Rows; row++)
        {
            ref float rowA = ref Unsafe.Add(ref a, row * (nint)view.RowStep);
            MatrixTiles.OneRow<T>(bundles, ref rowA, view, ref b, bStep, ref Unsafe.Add(ref c, row * (nint)cStep));
        }
    }
}
