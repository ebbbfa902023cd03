using System.Runtime.CompilerServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// One row of a tile of 2, 3 or 4 bundles: written over single bundles, because the JIT keeps those in registers, and of arrays or
/// structures of them it does not.
/// </summary>
internal static class MatrixTileRow
{
    /// <summary>Reads two neighbouring bundles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Load<T>(ref float source, out T bundle0, out T bundle1)
        where T : struct, ILanes<T>
    {
        bundle0 = T.Load(ref source, 0);
        bundle1 = T.Load(ref source, T.Count);
    }

    /// <summary>Adds a factor times two bundles to two sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<T>(ref float factor, T bundle0, T bundle1, ref T sum0, ref T sum1)
        where T : struct, ILanes<T>
    {
        T broadcast = T.Broadcast(factor);
        sum0 = T.FusedMultiplyAdd(broadcast, bundle0, sum0);
        sum1 = T.FusedMultiplyAdd(broadcast, bundle1, sum1);
    }

    /// <summary>Writes two neighbouring bundles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(ref float destination, T bundle0, T bundle1)
        where T : struct, ILanes<T>
    {
        bundle0.Store(ref destination, 0);
        bundle1.Store(ref destination, T.Count);
    }

    /// <summary>Reads three neighbouring bundles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Load<T>(ref float source, out T bundle0, out T bundle1, out T bundle2)
        where T : struct, ILanes<T>
    {
        bundle0 = T.Load(ref source, 0);
        bundle1 = T.Load(ref source, T.Count);
        bundle2 = T.Load(ref source, 2 * T.Count);
    }

    /// <summary>Adds a factor times three bundles to three sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<T>(ref float factor, T bundle0, T bundle1, T bundle2, ref T sum0, ref T sum1, ref T sum2)
        where T : struct, ILanes<T>
    {
        T broadcast = T.Broadcast(factor);
        sum0 = T.FusedMultiplyAdd(broadcast, bundle0, sum0);
        sum1 = T.FusedMultiplyAdd(broadcast, bundle1, sum1);
        sum2 = T.FusedMultiplyAdd(broadcast, bundle2, sum2);
    }

    /// <summary>Writes three neighbouring bundles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(ref float destination, T bundle0, T bundle1, T bundle2)
        where T : struct, ILanes<T>
    {
        bundle0.Store(ref destination, 0);
        bundle1.Store(ref destination, T.Count);
        bundle2.Store(ref destination, 2 * T.Count);
    }

    /// <summary>Reads four neighbouring bundles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Load<T>(ref float source, out T bundle0, out T bundle1, out T bundle2, out T bundle3)
        where T : struct, ILanes<T>
    {
        bundle0 = T.Load(ref source, 0);
        bundle1 = T.Load(ref source, T.Count);
        bundle2 = T.Load(ref source, 2 * T.Count);
        bundle3 = T.Load(ref source, 3 * T.Count);
    }

    /// <summary>Adds a factor times four bundles to four sums.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Add<T>(
        ref float factor, T bundle0, T bundle1, T bundle2, T bundle3, ref T sum0, ref T sum1, ref T sum2, ref T sum3)
        where T : struct, ILanes<T>
    {
        T broadcast = T.Broadcast(factor);
        sum0 = T.FusedMultiplyAdd(broadcast, bundle0, sum0);
        sum1 = T.FusedMultiplyAdd(broadcast, bundle1, sum1);
        sum2 = T.FusedMultiplyAdd(broadcast, bundle2, sum2);
        sum3 = T.FusedMultiplyAdd(broadcast, bundle3, sum3);
    }

    /// <summary>Writes four neighbouring bundles.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Store<T>(ref float destination, T bundle0, T bundle1, T bundle2, T bundle3)
        where T : struct, ILanes<T>
    {
        bundle0.Store(ref destination, 0);
        bundle1.Store(ref destination, T.Count);
        bundle2.Store(ref destination, 2 * T.Count);
        bundle3.Store(ref destination, 3 * T.Count);
    }
}
