using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MbRlRobot.Numerics;

/// <summary>
/// Numbers that begin at a cache line, so that no bundle of lanes straddles two; 0 at first. A bundle may be read (not
/// written) up to one bundle past the end.
/// </summary>
public sealed class AlignedFloats
{
    private const int LineBytes = 64;
    private const int LineFloats = LineBytes / sizeof(float);
    private readonly float[] _array;
    private readonly int _start;

    /// <summary>Makes room.</summary>
    /// <param name="length">The numbers.</param>
    /// <exception cref="OverflowException">They are more than an array holds, or fewer than none.</exception>
    public AlignedFloats(int length)
    {
        // pinned: the alignment found here must not move
        _array = GC.AllocateArray<float>(checked(length + (2 * LineFloats)), pinned: true);
        int past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % LineBytes) / sizeof(float);
        _start = (LineFloats - past) % LineFloats;
        Length = length;
    }

    /// <summary>How many there are.</summary>
    public int Length { get; }

    /// <summary>All of them.</summary>
    public Span<float> Span => _array.AsSpan(_start, Length);

    /// <summary>The first.</summary>
    public ref float First => ref At(0);

    /// <summary>A number by its place; not checked.</summary>
    /// <param name="index">The place.</param>
    /// <returns>The number.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref float At(int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start + (nint)index);

    /// <summary>One row of a table.</summary>
    /// <param name="row">The row.</param>
    /// <param name="pitch">From a row to the next.</param>
    /// <returns>[pitch].</returns>
    public Span<float> Row(int row, int pitch) => _array.AsSpan(_start + (row * pitch), pitch);
}
