using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MbRlRobot.Installation;

/// <summary>The system's files.</summary>
internal sealed class DurableFiles : IDurableFiles
{
    public void WriteFile(string path, ReadOnlySpan<byte> bytes)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write, FileShare.None);
        file.Write(bytes);
        file.Flush(flushToDisk: true);
    }

    public void MoveFile(string from, string to) => File.Move(from, to, overwrite: true);

    public void CreateFolder(string path) => Directory.CreateDirectory(path);

    public void MoveFolder(string from, string to) => Directory.Move(from, to);

    public void DeleteFolder(string path)
    {
        if (Directory.Exists(path))
        {
            Directory.Delete(path, recursive: true);
        }
    }

    public void FlushFolder(string path) => FolderFlush.Run(path);

    public byte[]? ReadFile(string path, int maximum)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        using FileStream file = File.OpenRead(path);
        if (file.Length > maximum)
        {
            throw new InvalidDataException($"{path}: it has {file.Length} bytes; allowed: at most {maximum}.");
        }

        byte[] bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        return bytes;
    }

    public IReadOnlyList<string> Names(string path) => Directory.Exists(path)
        ? [.. Directory.EnumerateFileSystemEntries(path).Select(each => Path.GetFileName(each)).Order(StringComparer.Ordinal)]
        : [];
}
