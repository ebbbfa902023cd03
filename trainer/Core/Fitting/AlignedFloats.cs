using System;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MbRlRobot.Fitting;

/// <summary>
/// Numbers that begin at a cache line, so that no bundle of lanes straddles two; 0 at first. A bundle may be read (not
/// written) up to one bundle past the end.
/// </summary>
internal sealed class AlignedFloats
{
    private const int LineBytes = 64;
    private const int LineFloats = LineBytes / sizeof(float);
    private readonly float[] _array;
    private readonly int _start;

    internal AlignedFloats(int length)
    {
        // pinned: the alignment found here must not move
        _array = GC.AllocateArray<float>(checked(length + (2 * LineFloats)), pinned: true);
        int past = (int)(Marshal.UnsafeAddrOfPinnedArrayElement(_array, 0) % LineBytes) / sizeof(float);
        _start = (LineFloats - past) % LineFloats;
        Length = length;
    }

    internal int Length { get; }

    internal Span<float> Span => _array.AsSpan(_start, Length);

    internal ref float First => ref At(0);

    /// <summary>A number by its place; not checked.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal ref float At(int index) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_array), _start + (nint)index);

    internal Span<float> Row(int row, int pitch) => _array.AsSpan(_start + (row * pitch), pitch);
}
