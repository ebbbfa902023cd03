using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// The inner loops of a matrix product: c = start + a * b for a few rows of a, and of b as many columns as fit into one to four
/// bundles of lanes. Each sum runs over the depth in order, with one rounding a term, whatever the tile and the width. Where
/// fewer rows are left than a tile has, the last one is worked out more than once: read before any is written, it comes out the same.
/// </summary>
internal static class MatrixTiles
{
    /// <summary>The rows of a tile of several bundles.</summary>
    internal const int WideRows = 4;

    /// <summary>The rows of a tile of one bundle: as many sums as the multiplier needs under way.</summary>
    internal const int ThinRows = 8;

    /// <summary>Fully compiled at the first call, and apart: grown together with its caller a tile loses its registers.</summary>
    private const MethodImplOptions Hot = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>The bundles of the widest tile: AVX-512 has 32 registers, others have 16.</summary>
    internal static int WidestPanel<T>()
        where T : struct, ILanes<T> => typeof(T) == typeof(Lanes512) ? 4 : 3;

    /// <summary>SIMD kernel: 4 rows by 4 bundles, all sums in registers.</summary>
    [MethodImpl(Hot)]
    internal static void Tile4x4<T>(in MatrixPanel panel, int last, ref float a, ref float start, ref float c)
        where T : struct, ILanes<T>
    {
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 0, last, panel.StartStep), out T sum00, out T sum01, out T sum02, out T sum03);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 1, last, panel.StartStep), out T sum10, out T sum11, out T sum12, out T sum13);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 2, last, panel.StartStep), out T sum20, out T sum21, out T sum22, out T sum23);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 3, last, panel.StartStep), out T sum30, out T sum31, out T sum32, out T sum33);
        ref float a1 = ref MatrixPanel.Row(ref a, 1, last, panel.RowStep);
        ref float a2 = ref MatrixPanel.Row(ref a, 2, last, panel.RowStep);
        ref float a3 = ref MatrixPanel.Row(ref a, 3, last, panel.RowStep);
        ref float b = ref panel.B;
        (nint at, nint depthStep, nint bStep) = (0, panel.DepthStep, panel.BStep);
        for (nint depth = panel.Depth; depth > 0; depth--)
        {
            MatrixTileRow.Load(ref b, out T b0, out T b1, out T b2, out T b3);
            MatrixTileRow.Add(ref Unsafe.Add(ref a, at), b0, b1, b2, b3, ref sum00, ref sum01, ref sum02, ref sum03);
            MatrixTileRow.Add(ref Unsafe.Add(ref a1, at), b0, b1, b2, b3, ref sum10, ref sum11, ref sum12, ref sum13);
            MatrixTileRow.Add(ref Unsafe.Add(ref a2, at), b0, b1, b2, b3, ref sum20, ref sum21, ref sum22, ref sum23);
            MatrixTileRow.Add(ref Unsafe.Add(ref a3, at), b0, b1, b2, b3, ref sum30, ref sum31, ref sum32, ref sum33);
            at += depthStep;
            b = ref Unsafe.Add(ref b, bStep);
        }

        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 0, last, panel.CStep), sum00, sum01, sum02, sum03);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 1, last, panel.CStep), sum10, sum11, sum12, sum13);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 2, last, panel.CStep), sum20, sum21, sum22, sum23);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 3, last, panel.CStep), sum30, sum31, sum32, sum33);
    }

    /// <summary>SIMD kernel: 4 rows by 3 bundles, all sums in registers.</summary>
    [MethodImpl(Hot)]
    internal static void Tile4x3<T>(in MatrixPanel panel, int last, ref float a, ref float start, ref float c)
        where T : struct, ILanes<T>
    {
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 0, last, panel.StartStep), out T sum00, out T sum01, out T sum02);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 1, last, panel.StartStep), out T sum10, out T sum11, out T sum12);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 2, last, panel.StartStep), out T sum20, out T sum21, out T sum22);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 3, last, panel.StartStep), out T sum30, out T sum31, out T sum32);
        ref float a1 = ref MatrixPanel.Row(ref a, 1, last, panel.RowStep);
        ref float a2 = ref MatrixPanel.Row(ref a, 2, last, panel.RowStep);
        ref float a3 = ref MatrixPanel.Row(ref a, 3, last, panel.RowStep);
        ref float b = ref panel.B;
        (nint at, nint depthStep, nint bStep) = (0, panel.DepthStep, panel.BStep);
        for (nint depth = panel.Depth; depth > 0; depth--)
        {
            MatrixTileRow.Load(ref b, out T b0, out T b1, out T b2);
            MatrixTileRow.Add(ref Unsafe.Add(ref a, at), b0, b1, b2, ref sum00, ref sum01, ref sum02);
            MatrixTileRow.Add(ref Unsafe.Add(ref a1, at), b0, b1, b2, ref sum10, ref sum11, ref sum12);
            MatrixTileRow.Add(ref Unsafe.Add(ref a2, at), b0, b1, b2, ref sum20, ref sum21, ref sum22);
            MatrixTileRow.Add(ref Unsafe.Add(ref a3, at), b0, b1, b2, ref sum30, ref sum31, ref sum32);
            at += depthStep;
            b = ref Unsafe.Add(ref b, bStep);
        }

        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 0, last, panel.CStep), sum00, sum01, sum02);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 1, last, panel.CStep), sum10, sum11, sum12);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 2, last, panel.CStep), sum20, sum21, sum22);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 3, last, panel.CStep), sum30, sum31, sum32);
    }

    /// <summary>SIMD kernel: 4 rows by 2 bundles, all sums in registers.</summary>
    [MethodImpl(Hot)]
    internal static void Tile4x2<T>(in MatrixPanel panel, int last, ref float a, ref float start, ref float c)
        where T : struct, ILanes<T>
    {
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 0, last, panel.StartStep), out T sum00, out T sum01);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 1, last, panel.StartStep), out T sum10, out T sum11);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 2, last, panel.StartStep), out T sum20, out T sum21);
        MatrixTileRow.Load(ref MatrixPanel.Row(ref start, 3, last, panel.StartStep), out T sum30, out T sum31);
        ref float a1 = ref MatrixPanel.Row(ref a, 1, last, panel.RowStep);
        ref float a2 = ref MatrixPanel.Row(ref a, 2, last, panel.RowStep);
        ref float a3 = ref MatrixPanel.Row(ref a, 3, last, panel.RowStep);
        ref float b = ref panel.B;
        (nint at, nint depthStep, nint bStep) = (0, panel.DepthStep, panel.BStep);
        for (nint depth = panel.Depth; depth > 0; depth--)
        {
            MatrixTileRow.Load(ref b, out T b0, out T b1);
            MatrixTileRow.Add(ref Unsafe.Add(ref a, at), b0, b1, ref sum00, ref sum01);
            MatrixTileRow.Add(ref Unsafe.Add(ref a1, at), b0, b1, ref sum10, ref sum11);
            MatrixTileRow.Add(ref Unsafe.Add(ref a2, at), b0, b1, ref sum20, ref sum21);
            MatrixTileRow.Add(ref Unsafe.Add(ref a3, at), b0, b1, ref sum30, ref sum31);
            at += depthStep;
            b = ref Unsafe.Add(ref b, bStep);
        }

        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 0, last, panel.CStep), sum00, sum01);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 1, last, panel.CStep), sum10, sum11);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 2, last, panel.CStep), sum20, sum21);
        MatrixTileRow.Store(ref MatrixPanel.Row(ref c, 3, last, panel.CStep), sum30, sum31);
    }

    /// <summary>SIMD kernel: 8 rows by 1 bundle, all sums in registers.</summary>
    [MethodImpl(Hot)]
    internal static void Tile8x1<T>(in MatrixPanel panel, int last, ref float a, ref float start, ref float c)
        where T : struct, ILanes<T>
    {
        T sum0 = T.Load(ref MatrixPanel.Row(ref start, 0, last, panel.StartStep), 0);
        T sum1 = T.Load(ref MatrixPanel.Row(ref start, 1, last, panel.StartStep), 0);
        T sum2 = T.Load(ref MatrixPanel.Row(ref start, 2, last, panel.StartStep), 0);
        T sum3 = T.Load(ref MatrixPanel.Row(ref start, 3, last, panel.StartStep), 0);
        T sum4 = T.Load(ref MatrixPanel.Row(ref start, 4, last, panel.StartStep), 0);
        T sum5 = T.Load(ref MatrixPanel.Row(ref start, 5, last, panel.StartStep), 0);
        T sum6 = T.Load(ref MatrixPanel.Row(ref start, 6, last, panel.StartStep), 0);
        T sum7 = T.Load(ref MatrixPanel.Row(ref start, 7, last, panel.StartStep), 0);
        ref float a1 = ref MatrixPanel.Row(ref a, 1, last, panel.RowStep);
        ref float a2 = ref MatrixPanel.Row(ref a, 2, last, panel.RowStep);
        ref float a3 = ref MatrixPanel.Row(ref a, 3, last, panel.RowStep);
        ref float a4 = ref MatrixPanel.Row(ref a, 4, last, panel.RowStep);
        ref float a5 = ref MatrixPanel.Row(ref a, 5, last, panel.RowStep);
        ref float a6 = ref MatrixPanel.Row(ref a, 6, last, panel.RowStep);
        ref float a7 = ref MatrixPanel.Row(ref a, 7, last, panel.RowStep);
        ref float b = ref panel.B;
        (nint at, nint depthStep, nint bStep) = (0, panel.DepthStep, panel.BStep);
        for (nint depth = panel.Depth; depth > 0; depth--)
        {
            T bundle = T.Load(ref b, 0);
            sum0 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref a, at)), bundle, sum0);
            sum1 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref a1, at)), bundle, sum1);
            sum2 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref a2, at)), bundle, sum2);
            sum3 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref a3, at)), bundle, sum3);
            sum4 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref a4, at)), bundle, sum4);
            sum5 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref a5, at)), bundle, sum5);
            sum6 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref a6, at)), bundle, sum6);
            sum7 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref a7, at)), bundle, sum7);
            at += depthStep;
            b = ref Unsafe.Add(ref b, bStep);
        }

        sum0.Store(ref MatrixPanel.Row(ref c, 0, last, panel.CStep), 0);
        sum1.Store(ref MatrixPanel.Row(ref c, 1, last, panel.CStep), 0);
        sum2.Store(ref MatrixPanel.Row(ref c, 2, last, panel.CStep), 0);
        sum3.Store(ref MatrixPanel.Row(ref c, 3, last, panel.CStep), 0);
        sum4.Store(ref MatrixPanel.Row(ref c, 4, last, panel.CStep), 0);
        sum5.Store(ref MatrixPanel.Row(ref c, 5, last, panel.CStep), 0);
        sum6.Store(ref MatrixPanel.Row(ref c, 6, last, panel.CStep), 0);
        sum7.Store(ref MatrixPanel.Row(ref c, 7, last, panel.CStep), 0);
    }
}
