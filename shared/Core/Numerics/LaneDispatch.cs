using System;
using System.Runtime.Intrinsics;

namespace MbRlRobot.Numerics;

/// <summary>Makes what is written over lanes for the width that this processor does best.</summary>
public static class LaneDispatch
{
    /// <summary>The widest that the processor does in one instruction.</summary>
    public static LaneWidth Best { get; } = Vector512.IsHardwareAccelerated
        ? LaneWidth.Sixteen
        : Vector256.IsHardwareAccelerated ? LaneWidth.Eight : LaneWidth.Four;

    /// <summary>Makes an object for one width.</summary>
    /// <typeparam name="TProduct">What is made.</typeparam>
    /// <typeparam name="TFactory">What makes it.</typeparam>
    /// <param name="factory">What makes it.</param>
    /// <param name="width">The width; every width works on every processor, the others slower.</param>
    /// <returns>What was made.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such width.</exception>
    public static TProduct Create<TProduct, TFactory>(TFactory factory, LaneWidth width)
        where TFactory : ILaneFactory<TProduct> => width switch
        {
            LaneWidth.Four => factory.Create<Lanes128>(),
            LaneWidth.Eight => factory.Create<Lanes256>(),
            LaneWidth.Sixteen => factory.Create<Lanes512>(),
            _ => throw new ArgumentOutOfRangeException(nameof(width), width, "allowed: Four, Eight, Sixteen"),
        };
}
