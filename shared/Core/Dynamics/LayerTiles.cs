using System.Runtime.CompilerServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Dynamics;

/// <summary>
/// The inner loops of a network's layer: eight outputs (rows of a panel) by one to three bundles of candidates. Eight outputs by three bundles
/// need 24 sums, three inputs and a weight at once, of 32 registers; each input loaded serves eight multiply-adds and each weight three, so
/// that multiply-adds limit and not loads.
/// </summary>
/// <remarks>They are longer than a function should be because sums in an array would not be in registers.</remarks>
internal static class LayerTiles
{
    /// <summary>SIMD kernel: eight outputs by three bundles, all sums in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Tile8x3<T>(ref float panel, int depth, ref float inputs, ref float outputs, nint step)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Broadcast(panel);
        T sum10 = T.Broadcast(Unsafe.Add(ref panel, 1));
        T sum20 = T.Broadcast(Unsafe.Add(ref panel, 2));
        T sum30 = T.Broadcast(Unsafe.Add(ref panel, 3));
        T sum40 = T.Broadcast(Unsafe.Add(ref panel, 4));
        T sum50 = T.Broadcast(Unsafe.Add(ref panel, 5));
        T sum60 = T.Broadcast(Unsafe.Add(ref panel, 6));
        T sum70 = T.Broadcast(Unsafe.Add(ref panel, 7));
        T sum01 = sum00, sum02 = sum00;
        T sum11 = sum10, sum12 = sum10;
        T sum21 = sum20, sum22 = sum20;
        T sum31 = sum30, sum32 = sum30;
        T sum41 = sum40, sum42 = sum40;
        T sum51 = sum50, sum52 = sum50;
        T sum61 = sum60, sum62 = sum60;
        T sum71 = sum70, sum72 = sum70;
        for (int row = 0; row < depth; row++)
        {
            panel = ref Unsafe.Add(ref panel, LayerPanels.Height);
            T input0 = T.Load(ref inputs, 0);
            T input1 = T.Load(ref inputs, T.Count);
            T input2 = T.Load(ref inputs, 2 * T.Count);
            T weight = T.Broadcast(panel);
            sum00 = T.FusedMultiplyAdd(weight, input0, sum00);
            sum01 = T.FusedMultiplyAdd(weight, input1, sum01);
            sum02 = T.FusedMultiplyAdd(weight, input2, sum02);
            weight = T.Broadcast(Unsafe.Add(ref panel, 1));
            sum10 = T.FusedMultiplyAdd(weight, input0, sum10);
            sum11 = T.FusedMultiplyAdd(weight, input1, sum11);
            sum12 = T.FusedMultiplyAdd(weight, input2, sum12);
            weight = T.Broadcast(Unsafe.Add(ref panel, 2));
            sum20 = T.FusedMultiplyAdd(weight, input0, sum20);
            sum21 = T.FusedMultiplyAdd(weight, input1, sum21);
            sum22 = T.FusedMultiplyAdd(weight, input2, sum22);
            weight = T.Broadcast(Unsafe.Add(ref panel, 3));
            sum30 = T.FusedMultiplyAdd(weight, input0, sum30);
            sum31 = T.FusedMultiplyAdd(weight, input1, sum31);
            sum32 = T.FusedMultiplyAdd(weight, input2, sum32);
            weight = T.Broadcast(Unsafe.Add(ref panel, 4));
            sum40 = T.FusedMultiplyAdd(weight, input0, sum40);
            sum41 = T.FusedMultiplyAdd(weight, input1, sum41);
            sum42 = T.FusedMultiplyAdd(weight, input2, sum42);
            weight = T.Broadcast(Unsafe.Add(ref panel, 5));
            sum50 = T.FusedMultiplyAdd(weight, input0, sum50);
            sum51 = T.FusedMultiplyAdd(weight, input1, sum51);
            sum52 = T.FusedMultiplyAdd(weight, input2, sum52);
            weight = T.Broadcast(Unsafe.Add(ref panel, 6));
            sum60 = T.FusedMultiplyAdd(weight, input0, sum60);
            sum61 = T.FusedMultiplyAdd(weight, input1, sum61);
            sum62 = T.FusedMultiplyAdd(weight, input2, sum62);
            weight = T.Broadcast(Unsafe.Add(ref panel, 7));
            sum70 = T.FusedMultiplyAdd(weight, input0, sum70);
            sum71 = T.FusedMultiplyAdd(weight, input1, sum71);
            sum72 = T.FusedMultiplyAdd(weight, input2, sum72);
            inputs = ref Unsafe.Add(ref inputs, step);
        }

        Store(sum00, sum01, sum02, ref outputs);
        outputs = ref Unsafe.Add(ref outputs, step);
        Store(sum10, sum11, sum12, ref outputs);
        outputs = ref Unsafe.Add(ref outputs, step);
        Store(sum20, sum21, sum22, ref outputs);
        outputs = ref Unsafe.Add(ref outputs, step);
        Store(sum30, sum31, sum32, ref outputs);
        outputs = ref Unsafe.Add(ref outputs, step);
        Store(sum40, sum41, sum42, ref outputs);
        outputs = ref Unsafe.Add(ref outputs, step);
        Store(sum50, sum51, sum52, ref outputs);
        outputs = ref Unsafe.Add(ref outputs, step);
        Store(sum60, sum61, sum62, ref outputs);
        outputs = ref Unsafe.Add(ref outputs, step);
        Store(sum70, sum71, sum72, ref outputs);
    }

    /// <summary>SIMD kernel: eight outputs by two bundles, all sums in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Tile8x2<T>(ref float panel, int depth, ref float inputs, ref float outputs, nint step)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Broadcast(panel);
        T sum10 = T.Broadcast(Unsafe.Add(ref panel, 1));
        T sum20 = T.Broadcast(Unsafe.Add(ref panel, 2));
        T sum30 = T.Broadcast(Unsafe.Add(ref panel, 3));
        T sum40 = T.Broadcast(Unsafe.Add(ref panel, 4));
        T sum50 = T.Broadcast(Unsafe.Add(ref panel, 5));
        T sum60 = T.Broadcast(Unsafe.Add(ref panel, 6));
        T sum70 = T.Broadcast(Unsafe.Add(ref panel, 7));
        T sum01 = sum00;
        T sum11 = sum10;
        T sum21 = sum20;
        T sum31 = sum30;
        T sum41 = sum40;
        T sum51 = sum50;
        T sum61 = sum60;
        T sum71 = sum70;
        for (int row = 0; row < depth; row++)
        {
            panel = ref Unsafe.Add(ref panel, LayerPanels.Height);
            T input0 = T.Load(ref inputs, 0);
            T input1 = T.Load(ref inputs, T.Count);
            T weight = T.Broadcast(panel);
            sum00 = T.FusedMultiplyAdd(weight, input0, sum00);
            sum01 = T.FusedMultiplyAdd(weight, input1, sum01);
            weight = T.Broadcast(Unsafe.Add(ref panel, 1));
            sum10 = T.FusedMultiplyAdd(weight, input0, sum10);
            sum11 = T.FusedMultiplyAdd(weight, input1, sum11);
            weight = T.Broadcast(Unsafe.Add(ref panel, 2));
            sum20 = T.FusedMultiplyAdd(weight, input0, sum20);
            sum21 = T.FusedMultiplyAdd(weight, input1, sum21);
            weight = T.Broadcast(Unsafe.Add(ref panel, 3));
            sum30 = T.FusedMultiplyAdd(weight, input0, sum30);
            sum31 = T.FusedMultiplyAdd(weight, input1, sum31);
            weight = T.Broadcast(Unsafe.Add(ref panel, 4));
            sum40 = T.FusedMultiplyAdd(weight, input0, sum40);
            sum41 = T.FusedMultiplyAdd(weight, input1, sum41);
            weight = T.Broadcast(Unsafe.Add(ref panel, 5));
            sum50 = T.FusedMultiplyAdd(weight, input0, sum50);
            sum51 = T.FusedMultiplyAdd(weight, input1, sum51);
            weight = T.Broadcast(Unsafe.Add(ref panel, 6));
            sum60 = T.FusedMultiplyAdd(weight, input0, sum60);
            sum61 = T.FusedMultiplyAdd(weight, input1, sum61);
            weight = T.Broadcast(Unsafe.Add(ref panel, 7));
            sum70 = T.FusedMultiplyAdd(weight, input0, sum70);
            sum71 = T.FusedMultiplyAdd(weight, input1, sum71);
            inputs = ref Unsafe.Add(ref inputs, step);
        }

        sum00.Store(ref outputs, 0);
        sum01.Store(ref outputs, T.Count);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum10.Store(ref outputs, 0);
        sum11.Store(ref outputs, T.Count);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum20.Store(ref outputs, 0);
        sum21.Store(ref outputs, T.Count);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum30.Store(ref outputs, 0);
        sum31.Store(ref outputs, T.Count);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum40.Store(ref outputs, 0);
        sum41.Store(ref outputs, T.Count);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum50.Store(ref outputs, 0);
        sum51.Store(ref outputs, T.Count);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum60.Store(ref outputs, 0);
        sum61.Store(ref outputs, T.Count);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum70.Store(ref outputs, 0);
        sum71.Store(ref outputs, T.Count);
    }

    /// <summary>SIMD kernel: eight outputs by one bundle, all sums in registers.</summary>
    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)]
    internal static void Tile8x1<T>(ref float panel, int depth, ref float inputs, ref float outputs, nint step)
        where T : struct, ILanes<T>
    {
        T sum00 = T.Broadcast(panel);
        T sum10 = T.Broadcast(Unsafe.Add(ref panel, 1));
        T sum20 = T.Broadcast(Unsafe.Add(ref panel, 2));
        T sum30 = T.Broadcast(Unsafe.Add(ref panel, 3));
        T sum40 = T.Broadcast(Unsafe.Add(ref panel, 4));
        T sum50 = T.Broadcast(Unsafe.Add(ref panel, 5));
        T sum60 = T.Broadcast(Unsafe.Add(ref panel, 6));
        T sum70 = T.Broadcast(Unsafe.Add(ref panel, 7));
        for (int row = 0; row < depth; row++)
        {
            panel = ref Unsafe.Add(ref panel, LayerPanels.Height);
            T input0 = T.Load(ref inputs, 0);
            sum00 = T.FusedMultiplyAdd(T.Broadcast(panel), input0, sum00);
            sum10 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref panel, 1)), input0, sum10);
            sum20 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref panel, 2)), input0, sum20);
            sum30 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref panel, 3)), input0, sum30);
            sum40 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref panel, 4)), input0, sum40);
            sum50 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref panel, 5)), input0, sum50);
            sum60 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref panel, 6)), input0, sum60);
            sum70 = T.FusedMultiplyAdd(T.Broadcast(Unsafe.Add(ref panel, 7)), input0, sum70);
            inputs = ref Unsafe.Add(ref inputs, step);
        }

        sum00.Store(ref outputs, 0);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum10.Store(ref outputs, 0);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum20.Store(ref outputs, 0);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum30.Store(ref outputs, 0);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum40.Store(ref outputs, 0);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum50.Store(ref outputs, 0);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum60.Store(ref outputs, 0);
        outputs = ref Unsafe.Add(ref outputs, step);
        sum70.Store(ref outputs, 0);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Store<T>(T first, T second, T third, ref float row)
        where T : struct, ILanes<T>
    {
        first.Store(ref row, 0);
        second.Store(ref row, T.Count);
        third.Store(ref row, 2 * T.Count);
    }
}
