using System;
using MbRlRobot.Messaging;

namespace MbRlRobot.Models;

/// <summary>
/// Cuts a model file into what travels: chunk i is under <see cref="Topics.ModelChunk"/> of the file's hash and i.
/// <see cref="ChunkAssembler"/> joins them.
/// </summary>
public static class ModelChunks
{
    /// <summary>One chunk.</summary>
    /// <param name="file">How the file travels.</param>
    /// <param name="bytes">The whole file.</param>
    /// <param name="index">Which chunk, from 0.</param>
    /// <returns>Its bytes, inside the file's.</returns>
    /// <exception cref="ArgumentException">The file has another size than stated.</exception>
    /// <exception cref="ArgumentOutOfRangeException">There is no such chunk.</exception>
    public static ReadOnlyMemory<byte> Of(OnnxFile file, ReadOnlyMemory<byte> bytes, int index)
    {
        ArgumentNullException.ThrowIfNull(file);
        if (bytes.Length != file.SizeBytes)
        {
            throw new ArgumentException($"the file has {bytes.Length} bytes; its manifest says {file.SizeBytes}", nameof(bytes));
        }

        return bytes.Slice(Offset(file, index), Length(file, index));
    }

    /// <summary>Size of a chunk.</summary>
    /// <param name="file">How the file travels.</param>
    /// <param name="index">Which chunk, from 0.</param>
    /// <returns>Bytes: those of every chunk, and of the last one what remains.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such chunk.</exception>
    public static int Length(OnnxFile file, int index) =>
        Math.Min(file.ChunkBytes, file.SizeBytes - Offset(file, index));

    internal static int Offset(OnnxFile file, int index)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)index, (uint)file.ChunkCount, nameof(index));
        return index * file.ChunkBytes;
    }
}
