using System;
using System.Collections.Generic;
using System.IO;

namespace MbRlRobot.Recording.Segments;

/// <summary>Reads a segment's records, also of one that is being written.</summary>
public sealed class SegmentReader : IDisposable
{
    private readonly ISegmentFile _file;
    private readonly string _path;
    private readonly FrameReader? _frames;
    private readonly RecordDecoder? _decoder;

    /// <summary>Opens a segment.</summary>
    /// <param name="path">Its path.</param>
    /// <exception cref="InvalidDataException">It is none, or of another version.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public SegmentReader(string path)
        : this(DiskSegmentFile.OpenRead(path), path, long.MaxValue)
    {
    }

    internal SegmentReader(ISegmentFile file, string path, long end)
    {
        (_file, _path) = (file, path);
        try
        {
            if (SegmentHeader.Read(file, path) is { } header)
            {
                Source = header.Source;
                _decoder = new RecordDecoder(header.Source);
                _frames = new FrameReader(file, header.Length, end, new RecordLayout(header.Source));
            }
        }
        catch
        {
            file.Dispose();
            throw;
        }
    }

    /// <summary>Whose records they are; null where the header is cut off or damaged, and nothing can be read.</summary>
    public RecordSource? Source { get; }

    /// <summary>
    /// Why reading ended before the file did, with file and byte; null where it did not. What a crash tore is found here.
    /// </summary>
    public string? Damage => _frames is null ? $"{_path}: its header is damaged" : _frames.Damage is { } damage ? $"{_path}: {damage}" : null;

    /// <summary>Reads what has not been read yet; a segment that is being written may have more later.</summary>
    /// <returns>The records, in the order in which they were written.</returns>
    /// <exception cref="InvalidDataException">A frame that is whole is no record; the message has file and byte.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public IEnumerable<LogRecord> Read()
    {
        while (TryRead() is { } record)
        {
            yield return record;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    private LogRecord? TryRead()
    {
        if (_frames is null || !_frames.TryRead(out ReadOnlySpan<byte> record))
        {
            return null;
        }

        return _decoder!.Decode(record);
    }
}
