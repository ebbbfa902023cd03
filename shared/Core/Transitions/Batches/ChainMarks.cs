using System;
using System.Numerics;

namespace MbRlRobot.Transitions.Batches;

/// <summary>A bit for each row, lowest first: whether its next state is the next row's state.</summary>
internal static class ChainMarks
{
    internal static int LengthOf(int rows) => (rows + 7) / 8;

    internal static void Set(Span<byte> marks, int row) => marks[row >> 3] |= (byte)(1 << (row & 7));

    internal static bool IsSet(ReadOnlySpan<byte> marks, int row) => (marks[row >> 3] & (1 << (row & 7))) != 0;

    internal static int Count(ReadOnlySpan<byte> marks)
    {
        int count = 0;
        foreach (byte mark in marks)
        {
            count += BitOperations.PopCount(mark);
        }

        return count;
    }

    /// <summary>Whether only rows that have a next one are marked, and nothing behind the last row.</summary>
    internal static bool AreValid(ReadOnlySpan<byte> marks, int rows) =>
        marks.Length == LengthOf(rows) && (marks[^1] >> ((rows - 1) & 7)) == 0;
}
