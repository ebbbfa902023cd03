using System;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.Recording.Segments;

/// <summary>A file on a disk.</summary>
/// <param name="handle">The open file.</param>
internal sealed class DiskSegmentFile(SafeFileHandle handle) : ISegmentFile
{
    /// <inheritdoc/>
    public long Length
    {
        get => RandomAccess.GetLength(handle);
        set => RandomAccess.SetLength(handle, value);
    }

    /// <summary>Opens a file to be read, also one that is being written.</summary>
    public static DiskSegmentFile OpenRead(string path) =>
        new(File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete));

    /// <inheritdoc/>
    public int Read(Span<byte> bytes, long offset)
    {
        int read = 0;
        while (read < bytes.Length && RandomAccess.Read(handle, bytes[read..], offset + read) is int more and > 0)
        {
            read += more;
        }

        return read;
    }

    /// <inheritdoc/>
    public void Write(ReadOnlySpan<byte> bytes, long offset) => RandomAccess.Write(handle, bytes, offset);

    /// <inheritdoc/>
    public void Flush() => RandomAccess.FlushToDisk(handle);

    /// <inheritdoc/>
    public void Dispose() => handle.Dispose();
}
