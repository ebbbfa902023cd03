using System;
using System.IO;
using System.Text;

namespace MbRlRobot.Ingest;

/// <summary>
/// Reads the lines of a stream as bytes. A line is what ends in a line feed; what follows the last one is a torn line,
/// half written when its writer died.
/// </summary>
/// <param name="stream">The stream; the caller disposes of it.</param>
/// <param name="file">What messages call it.</param>
internal sealed class LineReader(Stream stream, string file)
{
    /// <summary>The longest line there may be, in bytes; 64 states in and out, 64 actions and 64 parameters take 5 KiB.</summary>
    internal const int LongestLine = 1 << 16;

    private readonly byte[] _buffer = new byte[2 * LongestLine];
    private int _start;
    private int _end;

    /// <summary>The number of the last whole line that was read, from 1.</summary>
    internal long Line { get; private set; }

    /// <summary>Bytes up to the end of the last whole line that was read.</summary>
    internal long Position { get; private set; }

    /// <summary>Bytes that were read beyond the last whole line; at the end of the stream those of its torn line.</summary>
    internal int Remainder => _end - _start;

    /// <summary>Reads the next whole line.</summary>
    /// <param name="line">The line without its end, valid until the next call; what is left of the stream where there is none.</param>
    /// <returns>Whether there was one.</returns>
    internal bool TryRead(out ReadOnlySpan<byte> line)
    {
        int length = LengthOfNext();
        while (length < 0)
        {
            if (!Fill())
            {
                line = _buffer.AsSpan(_start, Remainder);
                return false;
            }

            length = LengthOfNext();
        }

        line = _buffer.AsSpan(_start, length);
        line = line is [.., (byte)'\r'] ? line[..^1] : line;
        _start += length + 1;
        Position += length + 1;
        Line++;
        return true;
    }

    /// <summary>Reads the next line as text; what is left of the stream where there is no whole one.</summary>
    internal string ReadText()
    {
        _ = TryRead(out ReadOnlySpan<byte> line);
        return Encoding.UTF8.GetString(line);
    }

    private int LengthOfNext() => _buffer.AsSpan(_start, Remainder).IndexOf((byte)'\n');

    private bool Fill()
    {
        if (Remainder >= LongestLine)
        {
            throw DataFault.Of(file, "the line", "longer", $"at most {LongestLine} bytes", line: Line + 1, column: 1);
        }

        _buffer.AsSpan(_start, Remainder).CopyTo(_buffer);
        (_start, _end) = (0, Remainder);
        int read = stream.Read(_buffer, _end, _buffer.Length - _end);
        _end += read;
        return read > 0;
    }
}
