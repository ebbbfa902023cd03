using System;

namespace MbRlRobot.Ingest;

/// <summary>Goes through the cells of a line that has no quotes.</summary>
/// <param name="line">The line.</param>
internal ref struct CellCursor(ReadOnlySpan<byte> line)
{
    private ReadOnlySpan<byte> _rest = line;
    private int _length;

    /// <summary>Which cell is the current one, from 0; -1 before the first.</summary>
    internal int Index { get; private set; } = -1;

    /// <summary>Where the current cell begins, from 1.</summary>
    internal int Column { get; private set; } = 1;

    /// <summary>Goes to the next cell, an empty one after the last.</summary>
    /// <returns>What it holds.</returns>
    internal ReadOnlySpan<byte> Next()
    {
        Column += Index < 0 ? 0 : _length + 1;
        Index++;
        int comma = _rest.IndexOf((byte)',');
        ReadOnlySpan<byte> cell = comma < 0 ? _rest : _rest[..comma];
        _rest = comma < 0 ? default : _rest[(comma + 1)..];
        _length = cell.Length;
        return cell;
    }
}
