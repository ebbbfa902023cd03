using System;
using System.Globalization;
using System.IO;
using System.Linq;
using MbRlRobot.Models;

namespace MbRlRobot.Installation;

/// <summary>
/// Chunks of the model file that is being fetched, each a file, so that a restart goes on where it stopped. Nothing here is
/// trusted: what is damaged makes the whole file's hash differ, and is fetched again. So nothing is flushed to the disk: that would
/// take longer than the download.
/// </summary>
public sealed class ChunkCache
{
    private const string Unfinished = ".tmp";

    private readonly string _root;

    /// <summary>Looks at a folder; nothing is read or written yet.</summary>
    /// <param name="root">A folder for the cache alone.</param>
    public ChunkCache(string root)
    {
        ArgumentException.ThrowIfNullOrEmpty(root);
        _root = Path.GetFullPath(root);
    }

    /// <summary>Gives an assembler the chunks that are there, and forgets those of other files.</summary>
    /// <param name="assembler">The assembler.</param>
    /// <param name="now">The time, on its clock.</param>
    public void Restore(ChunkAssembler assembler, TimeSpan now)
    {
        ArgumentNullException.ThrowIfNull(assembler);
        ForgetAllBut(assembler.File.Sha256);
        foreach (int index in assembler.Missing.ToArray())
        {
            string path = PathOf(assembler.File, index);
            if (new FileInfo(path) is { Exists: true } file && file.Length == ModelChunks.Length(assembler.File, index))
            {
                assembler.Take(assembler.File.Sha256, index, File.ReadAllBytes(path), now);
            }
        }
    }

    /// <summary>Keeps a chunk that an assembler took.</summary>
    /// <param name="file">The file that it is of.</param>
    /// <param name="index">Which chunk.</param>
    /// <param name="payload">Its bytes.</param>
    /// <exception cref="IOException">The disk does not take it; the download can go on without.</exception>
    public void Keep(OnnxFile file, int index, ReadOnlySpan<byte> payload)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfNotEqual(payload.Length, ModelChunks.Length(file, index), nameof(payload));
        Directory.CreateDirectory(Path.Combine(_root, file.Sha256));
        string path = PathOf(file, index);
        string unfinished = path + Unfinished;
        File.WriteAllBytes(unfinished, payload);
        File.Move(unfinished, path, overwrite: true);
    }

    /// <summary>Forgets everything: the model is installed, or its file's hash differs.</summary>
    public void Clear() => ForgetAllBut(null);

    private string PathOf(OnnxFile file, int index) =>
        Path.Combine(_root, file.Sha256, index.ToString(CultureInfo.InvariantCulture));

    private void ForgetAllBut(string? sha256)
    {
        if (!Directory.Exists(_root))
        {
            return;
        }

        foreach (string folder in Directory.EnumerateDirectories(_root).Where(path => Path.GetFileName(path) != sha256))
        {
            Directory.Delete(folder, recursive: true);
        }
    }
}
