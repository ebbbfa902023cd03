using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// The inner loops of a matrix product: c += a * b for a few rows of a, and of b as many columns as fit into one to three
/// bundles of lanes. Each sum runs over the depth in order, with one rounding a term, whatever the tile and the width.
/// </summary>
internal static class MatrixTiles
{
    /// <summary>Four rows of the product, over a number of bundles.</summary>
    internal static void FourRows<T>(int bundles, ref float a, in MatrixView view, ref float b, int bStep, ref float c, int cStep)
        where T : struct, ILanes<T>
    {
        switch (bundles)
        {
            case 3:
                Tile4x3<T>(ref a, view, ref b, bStep, ref c, cStep);
                break;
            case 2:
                Tile4x2<T>(ref a, view, ref b, bStep, ref c, cStep);
                break;
            default:
                Tile4x1<T>(ref a, view, ref b, bStep, ref c, cStep);
                break;
        }
    }

    /// <summary>One row of the product, over a number of bundles.</summary>
    internal static void OneRow<T>(int bundles, ref float a, in MatrixView view, ref float b, int bStep, ref float c)
        where T : struct, ILanes<T>
    {
        switch (bundles)
        {
            case 3:
                Tile1x3<T>(ref a, view, ref b, bStep, ref c);
                break;
            case 2:
                Tile1x2<T>(ref a, view, ref b, bStep, ref c);
                break;
            default:
                Tile1x1<T>(ref a, view, ref b, bStep, ref c);
                break;
        }
    }

    /// <summary>SIMD kernel: 4 rows by 3 bundles, all sums in registers.</summary>
    private static void Tile4x3<T>(ref float a, in MatrixView view, ref float b, int bStep, ref float c, int cStep)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Load(ref c, 0);
        T sum01 = T.Load(ref c, T.Count);
        T sum02 = T.Load(ref c, (2 * T.Count));
        T sum10 = T.Load(ref c, cStep);
        T sum11 = T.Load(ref c, cStep + T.Count);
        T sum12 = T.Load(ref c, cStep + (2 * T.Count));
        T sum20 = T.Load(ref c, (2 * (nint)cStep));
        T sum21 = T.Load(ref c, (2 * (nint)cStep) + T.Count);
        T sum22 = T.Load(ref c, (2 * (nint)cStep) + (2 * T.Count));
        T sum30 = T.Load(ref c, (3 * (nint)cStep));
        T sum31 = T.Load(ref c, (3 * (nint)cStep) + T.Count);
        T sum32 = T.Load(ref c, (3 * (nint)cStep) + (2 * T.Count));
        nint aAt = 0;
        nint bAt = 0;
        for (int depth = 0; depth < view.Columns; depth++)
        {
            T b0 = T.Load(ref b, bAt);
            T b1 = T.Load(ref b, bAt + T.Count);
            T b2 = T.Load(ref b, bAt + (2 * T.Count));
            T factor = T.Broadcast(Unsafe.Add(ref a, aAt));
            sum00 = T.FusedMultiplyAdd(factor, b0, sum00);
            sum01 = T.FusedMultiplyAdd(factor, b1, sum01);
            sum02 = T.FusedMultiplyAdd(factor, b2, sum02);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + view.RowStep));
            sum10 = T.FusedMultiplyAdd(factor, b0, sum10);
            sum11 = T.FusedMultiplyAdd(factor, b1, sum11);
            sum12 = T.FusedMultiplyAdd(factor, b2, sum12);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + (2 * (nint)view.RowStep)));
            sum20 = T.FusedMultiplyAdd(factor, b0, sum20);
            sum21 = T.FusedMultiplyAdd(factor, b1, sum21);
            sum22 = T.FusedMultiplyAdd(factor, b2, sum22);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + (3 * (nint)view.RowStep)));
            sum30 = T.FusedMultiplyAdd(factor, b0, sum30);
            sum31 = T.FusedMultiplyAdd(factor, b1, sum31);
            sum32 = T.FusedMultiplyAdd(factor, b2, sum32);
            aAt += view.ColumnStep;
            bAt += bStep;
        }

        sum00.Store(ref c, 0);
        sum01.Store(ref c, T.Count);
        sum02.Store(ref c, (2 * T.Count));
        sum10.Store(ref c, cStep);
        sum11.Store(ref c, cStep + T.Count);
        sum12.Store(ref c, cStep + (2 * T.Count));
        sum20.Store(ref c, (2 * (nint)cStep));
        sum21.Store(ref c, (2 * (nint)cStep) + T.Count);
        sum22.Store(ref c, (2 * (nint)cStep) + (2 * T.Count));
        sum30.Store(ref c, (3 * (nint)cStep));
        sum31.Store(ref c, (3 * (nint)cStep) + T.Count);
        sum32.Store(ref c, (3 * (nint)cStep) + (2 * T.Count));
    }

    /// <summary>SIMD kernel: 4 rows by 2 bundles, all sums in registers.</summary>
    private static void Tile4x2<T>(ref float a, in MatrixView view, ref float b, int bStep, ref float c, int cStep)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Load(ref c, 0);
        T sum01 = T.Load(ref c, T.Count);
        T sum10 = T.Load(ref c, cStep);
        T sum11 = T.Load(ref c, cStep + T.Count);
        T sum20 = T.Load(ref c, (2 * (nint)cStep));
        T sum21 = T.Load(ref c, (2 * (nint)cStep) + T.Count);
        T sum30 = T.Load(ref c, (3 * (nint)cStep));
        T sum31 = T.Load(ref c, (3 * (nint)cStep) + T.Count);
        nint aAt = 0;
        nint bAt = 0;
        for (int depth = 0; depth < view.Columns; depth++)
        {
            T b0 = T.Load(ref b, bAt);
            T b1 = T.Load(ref b, bAt + T.Count);
            T factor = T.Broadcast(Unsafe.Add(ref a, aAt));
            sum00 = T.FusedMultiplyAdd(factor, b0, sum00);
            sum01 = T.FusedMultiplyAdd(factor, b1, sum01);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + view.RowStep));
            sum10 = T.FusedMultiplyAdd(factor, b0, sum10);
            sum11 = T.FusedMultiplyAdd(factor, b1, sum11);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + (2 * (nint)view.RowStep)));
            sum20 = T.FusedMultiplyAdd(factor, b0, sum20);
            sum21 = T.FusedMultiplyAdd(factor, b1, sum21);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + (3 * (nint)view.RowStep)));
            sum30 = T.FusedMultiplyAdd(factor, b0, sum30);
            sum31 = T.FusedMultiplyAdd(factor, b1, sum31);
            aAt += view.ColumnStep;
            bAt += bStep;
        }

        sum00.Store(ref c, 0);
        sum01.Store(ref c, T.Count);
        sum10.Store(ref c, cStep);
        sum11.Store(ref c, cStep + T.Count);
        sum20.Store(ref c, (2 * (nint)cStep));
        sum21.Store(ref c, (2 * (nint)cStep) + T.Count);
        sum30.Store(ref c, (3 * (nint)cStep));
        sum31.Store(ref c, (3 * (nint)cStep) + T.Count);
    }

    /// <summary>SIMD kernel: 4 rows by 1 bundle, all sums in registers.</summary>
    private static void Tile4x1<T>(ref float a, in MatrixView view, ref float b, int bStep, ref float c, int cStep)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Load(ref c, 0);
        T sum10 = T.Load(ref c, cStep);
        T sum20 = T.Load(ref c, (2 * (nint)cStep));
        T sum30 = T.Load(ref c, (3 * (nint)cStep));
        nint aAt = 0;
        nint bAt = 0;
        for (int depth = 0; depth < view.Columns; depth++)
        {
            T b0 = T.Load(ref b, bAt);
            T factor = T.Broadcast(Unsafe.Add(ref a, aAt));
            sum00 = T.FusedMultiplyAdd(factor, b0, sum00);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + view.RowStep));
            sum10 = T.FusedMultiplyAdd(factor, b0, sum10);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + (2 * (nint)view.RowStep)));
            sum20 = T.FusedMultiplyAdd(factor, b0, sum20);
            factor = T.Broadcast(Unsafe.Add(ref a, aAt + (3 * (nint)view.RowStep)));
            sum30 = T.FusedMultiplyAdd(factor, b0, sum30);
            aAt += view.ColumnStep;
            bAt += bStep;
        }

        sum00.Store(ref c, 0);
        sum10.Store(ref c, cStep);
        sum20.Store(ref c, (2 * (nint)cStep));
        sum30.Store(ref c, (3 * (nint)cStep));
    }

    /// <summary>SIMD kernel: 1 row by 3 bundles, all sums in registers.</summary>
    private static void Tile1x3<T>(ref float a, in MatrixView view, ref float b, int bStep, ref float c)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Load(ref c, 0);
        T sum01 = T.Load(ref c, T.Count);
        T sum02 = T.Load(ref c, (2 * T.Count));
        nint aAt = 0;
        nint bAt = 0;
        for (int depth = 0; depth < view.Columns; depth++)
        {
            T b0 = T.Load(ref b, bAt);
            T b1 = T.Load(ref b, bAt + T.Count);
            T b2 = T.Load(ref b, bAt + (2 * T.Count));
            T factor = T.Broadcast(Unsafe.Add(ref a, aAt));
            sum00 = T.FusedMultiplyAdd(factor, b0, sum00);
            sum01 = T.FusedMultiplyAdd(factor, b1, sum01);
            sum02 = T.FusedMultiplyAdd(factor, b2, sum02);
            aAt += view.ColumnStep;
            bAt += bStep;
        }

        sum00.Store(ref c, 0);
        sum01.Store(ref c, T.Count);
        sum02.Store(ref c, (2 * T.Count));
    }

    /// <summary>SIMD kernel: 1 row by 2 bundles, all sums in registers.</summary>
    private static void Tile1x2<T>(ref float a, in MatrixView view, ref float b, int bStep, ref float c)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Load(ref c, 0);
        T sum01 = T.Load(ref c, T.Count);
        nint aAt = 0;
        nint bAt = 0;
        for (int depth = 0; depth < view.Columns; depth++)
        {
            T b0 = T.Load(ref b, bAt);
            T b1 = T.Load(ref b, bAt + T.Count);
            T factor = T.Broadcast(Unsafe.Add(ref a, aAt));
            sum00 = T.FusedMultiplyAdd(factor, b0, sum00);
            sum01 = T.FusedMultiplyAdd(factor, b1, sum01);
            aAt += view.ColumnStep;
            bAt += bStep;
        }

        sum00.Store(ref c, 0);
        sum01.Store(ref c, T.Count);
    }

    /// <summary>SIMD kernel: 1 row by 1 bundle, all sums in registers.</summary>
    private static void Tile1x1<T>(ref float a, in MatrixView view, ref float b, int bStep, ref float c)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Load(ref c, 0);
        nint aAt = 0;
        nint bAt = 0;
        for (int depth = 0; depth < view.Columns; depth++)
        {
            T b0 = T.Load(ref b, bAt);
            T factor = T.Broadcast(Unsafe.Add(ref a, aAt));
            sum00 = T.FusedMultiplyAdd(factor, b0, sum00);
            aAt += view.ColumnStep;
            bAt += bStep;
        }

        sum00.Store(ref c, 0);
    }
}
