using System;
using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// Products of small matrices whose columns lie in lanes: the work of every network layer, forwards and backwards. No
/// sum crosses lanes, so results have the same bits at every width.
/// </summary>
public static class MatrixProduct
{
    /// <summary>c += a * b, with c [rows, columns], a [rows, depth] in any layout, b [depth, columns].</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="a">The first element of a.</param>
    /// <param name="view">Shape [rows, depth] and steps of a.</param>
    /// <param name="b">The first element of b, whose rows are neighbouring numbers.</param>
    /// <param name="bStep">From a row of b to the next.</param>
    /// <param name="c">The first element of c, whose rows are neighbouring numbers.</param>
    /// <param name="cStep">From a row of c to the next.</param>
    /// <param name="columns">The columns of b and c: a multiple of the lanes; with 16 lanes a multiple of 8 will do.</param>
    /// <remarks>Lengths are not checked: the caller owns the memory and has.</remarks>
    public static void MultiplyAdd<T>(
        ref float a, in MatrixView view, ref float b, int bStep, ref float c, int cStep, int columns)
        where T : struct, ILanes<T> =>
        MultiplyAdd<T>(ref a, view, ref b, bStep, ref c, cStep, ref c, cStep, columns);

    /// <summary>c = start + a * b: each sum begins with what start has in its place.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="a">The first element of a.</param>
    /// <param name="view">Shape [rows, depth] and steps of a.</param>
    /// <param name="b">The first element of b, whose rows are neighbouring numbers.</param>
    /// <param name="bStep">From a row of b to the next.</param>
    /// <param name="start">The first element of start, whose rows are neighbouring numbers; may be c.</param>
    /// <param name="startStep">From a row of start to the next; 0 where all rows begin alike.</param>
    /// <param name="c">The first element of c, whose rows are neighbouring numbers.</param>
    /// <param name="cStep">From a row of c to the next.</param>
    /// <param name="columns">The columns of b and c: a multiple of the lanes; with 16 lanes a multiple of 8 will do.</param>
    /// <remarks>Lengths are not checked: the caller owns the memory and has.</remarks>
    public static void MultiplyAdd<T>(
        ref float a, in MatrixView view, ref float b, int bStep, ref float start, int startStep, ref float c, int cStep, int columns)
        where T : struct, ILanes<T>
    {
        int widest = MatrixTiles.WidestPanel<T>();
        int bundles = columns / T.Count;
        int column = 0;
        for (int panels = (bundles + widest - 1) / widest; panels > 0; panels--)
        {
            // panels as even as can be: a thin one at the end would leave the multiplier idle
            int width = (bundles + panels - 1) / panels;
            MatrixPanel panel = new(ref Unsafe.Add(ref b, column), bStep, view, startStep, cStep);
            Stripe<T>(width, panel, view.Rows, ref a, ref Unsafe.Add(ref start, column), ref Unsafe.Add(ref c, column));
            bundles -= width;
            column += width * T.Count;
        }

        if (typeof(T) == typeof(Lanes512) && column < columns)
        {
            MatrixPanel panel = new(ref Unsafe.Add(ref b, column), bStep, view, startStep, cStep);
            Stripe<Lanes256>(1, panel, view.Rows, ref a, ref Unsafe.Add(ref start, column), ref Unsafe.Add(ref c, column));
        }
    }

    private static void Stripe<T>(int bundles, in MatrixPanel panel, int rows, ref float a, ref float start, ref float c)
        where T : struct, ILanes<T>
    {
        int tileRows = bundles == 1 ? MatrixTiles.ThinRows : MatrixTiles.WideRows;
        for (int row = 0; row < rows; row += tileRows)
        {
            int last = Math.Min(tileRows, rows - row) - 1;
            ref float tileA = ref Unsafe.Add(ref a, row * panel.RowStep);
            ref float tileStart = ref Unsafe.Add(ref start, row * panel.StartStep);
            ref float tileC = ref Unsafe.Add(ref c, row * panel.CStep);
            switch (bundles)
            {
                case 4:
                    MatrixTiles.Tile4x4<T>(panel, last, ref tileA, ref tileStart, ref tileC);
                    break;
                case 3:
                    MatrixTiles.Tile4x3<T>(panel, last, ref tileA, ref tileStart, ref tileC);
                    break;
                case 2:
                    MatrixTiles.Tile4x2<T>(panel, last, ref tileA, ref tileStart, ref tileC);
                    break;
                default:
                    MatrixTiles.Tile8x1<T>(panel, last, ref tileA, ref tileStart, ref tileC);
                    break;
            }
        }
    }
}
