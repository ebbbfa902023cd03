using System;
using MbRlRobot.Numerics;

namespace MbRlRobot.Fitting;

/// <summary>How many lanes a row of numbers takes.</summary>
internal static class Bundles
{
    /// <summary>Half of the widest bundle: products may end with one, so that little is worked out of a row's padding.</summary>
    internal const int Half = 8;

    /// <summary>The least number of columns that matrix products take and that covers so many.</summary>
    internal static int Cover<T>(int columns)
        where T : struct, ILanes<T>
    {
        int step = Math.Min(T.Count, Half);
        return (columns + step - 1) / step * step;
    }
}
