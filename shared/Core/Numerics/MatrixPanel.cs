using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>What the tiles of a product have in common that lie one below the other.</summary>
internal readonly ref struct MatrixPanel
{
    /// <summary>The first element of the panel's columns of b.</summary>
    internal readonly ref float B;

    /// <summary>From a row of b to the next.</summary>
    internal readonly nint BStep;

    /// <summary>The terms of each sum.</summary>
    internal readonly nint Depth;

    /// <summary>From a row of a to the next.</summary>
    internal readonly nint RowStep;

    /// <summary>From a column of a to the next.</summary>
    internal readonly nint DepthStep;

    /// <summary>From a row of what the sums begin with to the next.</summary>
    internal readonly nint StartStep;

    /// <summary>From a row of c to the next.</summary>
    internal readonly nint CStep;

    internal MatrixPanel(ref float b, int bStep, in MatrixView view, int startStep, int cStep)
    {
        B = ref b;
        (BStep, StartStep, CStep) = (bStep, startStep, cStep);
        (Depth, RowStep, DepthStep) = (view.Columns, view.RowStep, view.ColumnStep);
    }

    /// <summary>A row of a tile, none after the last one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ref float Row(ref float first, int index, int last, nint step) =>
        ref Unsafe.Add(ref first, (index < last ? index : last) * step);
}
