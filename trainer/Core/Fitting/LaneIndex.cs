using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>The numbers of lanes, to tell those that mean something from padding.</summary>
internal static class LaneIndex
{
    private static readonly float[] Numbers = [0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15];

    /// <summary>A mask of the lanes whose number is below a count.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static T Below<T>(int count)
        where T : struct, ILanes<T> =>
        T.LessThan(T.Load(ref MemoryMarshal.GetArrayDataReference(Numbers), 0), T.Broadcast(count));
}
