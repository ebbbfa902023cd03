using System;
using System.IO;

namespace MbRlRobot.Storage;

/// <summary>
/// Replaces a file as a whole: whoever reads it, now or after a crash, finds the old bytes or the new ones, never a part
/// of them. After a power cut the old bytes may be back although the write had returned: the folder is not flushed.
/// </summary>
public static class AtomicFile
{
    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="bytes">All of its bytes.</param>
    /// <exception cref="IOException">It cannot be written; what was there is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes)
    {
        using Replacement replacement = new(path);
        replacement.Stream.Write(bytes);
        replacement.Commit();
    }

    /// <summary>Writes a file piece by piece.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="write">Writes all of its bytes; where it throws, what was there stays untouched.</param>
    /// <exception cref="IOException">It cannot be written; what was there is untouched.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder may not be written.</exception>
    public static void Write(string path, Action<Stream> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        using Replacement replacement = new(path);
        write(replacement.Stream);
        replacement.Commit();
    }

    /// <summary>A file beside the one to replace, and so on the same file system, where a rename is one step.</summary>
    private sealed class Replacement : IDisposable
    {
        private readonly string _path;
        private readonly string _temporary;

        internal Replacement(string path)
        {
            ArgumentException.ThrowIfNullOrEmpty(path);
            _path = Path.GetFullPath(path);
            string name = $".{Path.GetFileName(_path)}.{Path.GetRandomFileName()}.tmp";
            _temporary = Path.Combine(Path.GetDirectoryName(_path)!, name);
            Stream = new FileStream(_temporary, FileMode.CreateNew, FileAccess.Write, FileShare.None);
        }

        internal FileStream Stream { get; }

        internal void Commit()
        {
            Stream.Flush(flushToDisk: true);
            Stream.Dispose();
            File.Move(_temporary, _path, overwrite: true);
        }

        /// <summary>Removes the temporary file where it was not committed; there is none left where it was.</summary>
        public void Dispose()
        {
            Stream.Dispose();
            File.Delete(_temporary);
        }
    }
}
