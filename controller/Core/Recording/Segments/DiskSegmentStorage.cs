using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Storage;

namespace MbRlRobot.Recording.Segments;

/// <summary>A folder on a disk.</summary>
internal sealed class DiskSegmentStorage : ISegmentStorage
{
    private const int LargestSmallFile = 1 << 20;

    public DiskSegmentStorage(string folder)
    {
        Folder = folder;
        Directory.CreateDirectory(folder);
    }

    /// <inheritdoc/>
    public string Folder { get; }

    /// <inheritdoc/>
    public IReadOnlyList<string> Names() => [.. Directory.GetFiles(Folder).Select(path => Path.GetFileName(path))];

    /// <inheritdoc/>
    public DateTime LastWriteUtc(string name) => File.GetLastWriteTimeUtc(At(name));

    /// <inheritdoc/>
    public ISegmentFile Create(string name) => new DiskSegmentFile(
        File.OpenHandle(At(name), FileMode.CreateNew, FileAccess.ReadWrite, FileShare.Read | FileShare.Delete));

    /// <inheritdoc/>
    public ISegmentFile Open(string name) => new DiskSegmentFile(
        File.OpenHandle(At(name), FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete));

    /// <inheritdoc/>
    public void Delete(string name) => File.Delete(At(name));

    /// <inheritdoc/>
    public byte[]? ReadSmall(string name)
    {
        FileInfo file = new(At(name));
        return file is { Exists: true, Length: <= LargestSmallFile } ? File.ReadAllBytes(file.FullName) : null;
    }

    /// <inheritdoc/>
    public void WriteSmall(string name, ReadOnlySpan<byte> bytes) => AtomicFile.Write(At(name), bytes);

    private string At(string name) => Path.Combine(Folder, name);
}
