using System;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.Arm;
using MbRlRobot.Numerics;

namespace MbRlRobot.Dynamics;

/// <summary>
/// A panel of a network's layer for a block of candidates, a candidate per lane. Each sum begins with the bias and runs over the inputs in
/// order, with one rounding a term, whatever the tile and the width: the bits are the same.
/// </summary>
internal static class LayerProduct
{
    /// <summary>AVX-512 and Advanced SIMD have 32 registers of each width, what is older 16: then smaller tiles do the same.</summary>
    private static bool HasManyRegisters => Vector512.IsHardwareAccelerated || AdvSimd.IsSupported;

    /// <summary>Computes a panel's sums.</summary>
    /// <typeparam name="T">The lanes.</typeparam>
    /// <param name="panel">The panel, as <see cref="LayerPanels"/> lays it.</param>
    /// <param name="depth">The layer's inputs.</param>
    /// <param name="inputs">Their rows: [depth][lanes].</param>
    /// <param name="outputs">Receives the sums: [8][lanes].</param>
    /// <param name="lanes">The lanes of a row, whole registers of them.</param>
    internal static void Multiply<T>(ref float panel, int depth, ref float inputs, ref float outputs, int lanes)
        where T : struct, ILanes<T>
    {
        if (!HasManyRegisters)
        {
            MultiplyInFewRegisters<T>(ref panel, depth, ref inputs, ref outputs, lanes);
            return;
        }

        for (int lane = 0; lane < lanes;)
        {
            ref float from = ref Unsafe.Add(ref inputs, lane);
            ref float to = ref Unsafe.Add(ref outputs, lane);
            int bundles = Bundles((lanes - lane) / T.Count);
            switch (bundles)
            {
                case 3:
                    LayerTiles.Tile8x3<T>(ref panel, depth, ref from, ref to, lanes);
                    break;
                case 2:
                    LayerTiles.Tile8x2<T>(ref panel, depth, ref from, ref to, lanes);
                    break;
                default:
                    LayerTiles.Tile8x1<T>(ref panel, depth, ref from, ref to, lanes);
                    break;
            }

            lane += bundles * T.Count;
        }
    }

    /// <summary>Three, unless that would leave one alone: loads limit a single bundle.</summary>
    private static int Bundles(int left) => left is 1 or 2 or 4 ? Math.Min(left, 2) : 3;

    private static void MultiplyInFewRegisters<T>(ref float panel, int depth, ref float inputs, ref float outputs, int lanes)
        where T : struct, ILanes<T>
    {
        for (int output = 0; output < LayerPanels.Height; output++)
        {
            T bias = T.Broadcast(Unsafe.Add(ref panel, output));
            for (int lane = 0; lane < lanes; lane += T.Count)
            {
                bias.Store(ref outputs, (output * lanes) + lane);
            }
        }

        MatrixView weights = new(LayerPanels.Height, depth, RowStep: 1, ColumnStep: LayerPanels.Height);
        MatrixProduct.MultiplyAdd<T>(
            ref Unsafe.Add(ref panel, LayerPanels.Height), weights, ref inputs, lanes, ref outputs, lanes, lanes);
    }
}
