using System;
using System.Collections.Generic;

namespace MbRlRobot.Transitions;

/// <summary>
/// Rows of one width, kept in chunks: growing allocates one more chunk and copies nothing, so that the memory is never
/// more than the rows and one chunk.
/// </summary>
/// <typeparam name="T">Type of a value.</typeparam>
/// <param name="width">Values in a row.</param>
internal sealed class ChunkedColumn<T>(int width)
    where T : unmanaged
{
    internal const int RowsPerChunk = 1 << RowBits;
    private const int RowBits = 12;
    private readonly List<T[]> _chunks = [];
    private int _count;

    internal void Append(ReadOnlySpan<T> row)
    {
        row.CopyTo(RoomFor(_count));
        _count++;
    }

    internal ReadOnlySpan<T> Row(int row) => Slot(row);

    /// <summary>Gives back what the last chunk does not use.</summary>
    internal void TrimExcess()
    {
        int used = (_count & (RowsPerChunk - 1)) * width;
        if (used != 0)
        {
            _chunks[^1] = _chunks[^1][..used];
        }
    }

    private Span<T> RoomFor(int row)
    {
        int chunk = row >> RowBits;
        if (chunk == _chunks.Count)
        {
            _chunks.Add(GC.AllocateUninitializedArray<T>(RowsPerChunk * width));
        }
        else if (_chunks[chunk].Length < RowsPerChunk * width)
        {
            Untrim(chunk);
        }

        return Slot(row);
    }

    private Span<T> Slot(int row) => _chunks[row >> RowBits].AsSpan((row & (RowsPerChunk - 1)) * width, width);

    private void Untrim(int chunk)
    {
        T[] whole = GC.AllocateUninitializedArray<T>(RowsPerChunk * width);
        _chunks[chunk].CopyTo(whole, 0);
        _chunks[chunk] = whole;
    }
}
