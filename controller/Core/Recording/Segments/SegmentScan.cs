using System;
using System.IO;

namespace MbRlRobot.Recording.Segments;

/// <summary>Finds out what a segment holds, frame by frame.</summary>
internal static class SegmentScan
{
    /// <summary>Scans one.</summary>
    /// <param name="storage">Where it is.</param>
    /// <param name="name">Its name.</param>
    /// <param name="damage">Receives what is wrong with it; null where nothing is.</param>
    /// <returns>The segment up to the end of its last good frame; null where its header is not whole.</returns>
    /// <exception cref="InvalidDataException">It is none, or of another version.</exception>
    /// <exception cref="IOException">It cannot be read.</exception>
    public static Segment? Of(ISegmentStorage storage, string name, out string? damage)
    {
        using ISegmentFile file = storage.Open(name);
        string where = Path.Combine(storage.Folder, name);
        if (SegmentHeader.Read(file, where) is not { } header)
        {
            damage = $"{where}: its header is cut off or damaged; {file.Length} bytes";
            return null;
        }

        Segment segment = new(SegmentHeader.NumberOf(name), header.Source, header.Length);
        FrameReader frames = new(file, header.Length, long.MaxValue, new RecordLayout(header.Source));
        while (frames.TryRead(out ReadOnlySpan<byte> record))
        {
            segment.Add(record[FrameReader.Skipped..]);
        }

        damage = frames.Damage is { } fault ? $"{where}: {fault}, {file.Length - segment.Length} bytes to the end" : null;
        return segment;
    }
}
