using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;

namespace MbRlRobot.Models;

/// <summary>
/// Joins the chunks of one model file, in any order, repeated or not. Everything is bounded by the manifest: its size is
/// checked before a byte is set aside, and what does not belong to it changes nothing. What has come stays after a
/// time-out, so that asking again goes on where it stopped.
/// </summary>
public sealed class ChunkAssembler
{
    private readonly byte[] _bytes;
    private readonly bool[] _has;
    private TimeSpan _lastProgress;

    /// <summary>Makes room for a file.</summary>
    /// <param name="file">The file, of a manifest that was verified.</param>
    /// <param name="now">The time, on a monotonic clock.</param>
    /// <param name="patience">How long to wait for the next chunk that is missing.</param>
    /// <exception cref="ArgumentOutOfRangeException">Size or chunks are outside <see cref="ModelFormat"/>.</exception>
    public ChunkAssembler(OnnxFile file, TimeSpan now, TimeSpan patience)
    {
        ArgumentNullException.ThrowIfNull(file);
        ArgumentOutOfRangeException.ThrowIfLessThan(file.SizeBytes, 1, nameof(file));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(file.SizeBytes, ModelFormat.MaximumOnnxBytes, nameof(file));
        ArgumentOutOfRangeException.ThrowIfLessThan(file.ChunkBytes, ModelFormat.MinimumChunkBytes, nameof(file));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(file.ChunkBytes, ModelFormat.MaximumChunkBytes, nameof(file));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(file.ChunkCount, ModelFormat.MaximumChunks, nameof(file));
        (File, Patience, _lastProgress) = (file, patience, now);
        _bytes = new byte[file.SizeBytes];
        _has = new bool[file.ChunkCount];
        MissingCount = file.ChunkCount;
    }

    /// <summary>The file.</summary>
    public OnnxFile File { get; }

    /// <summary>How long to wait for the next chunk that is missing.</summary>
    public TimeSpan Patience { get; }

    /// <summary>Number of chunks that are missing.</summary>
    public int MissingCount { get; private set; }

    /// <summary>Whether all chunks are there.</summary>
    public bool IsComplete => MissingCount == 0;

    /// <summary>The chunks that are missing, in order: what to ask for.</summary>
    public IEnumerable<int> Missing => Enumerable.Range(0, _has.Length).Where(index => !_has[index]);

    /// <summary>Takes a chunk that arrived.</summary>
    /// <param name="sha256">The file's hash, of the chunk's topic.</param>
    /// <param name="index">The chunk's index, of its topic.</param>
    /// <param name="payload">Its bytes; copied.</param>
    /// <param name="now">The time, on the same clock.</param>
    /// <returns>What came of it.</returns>
    public ChunkOutcome Take(string? sha256, int index, ReadOnlySpan<byte> payload, TimeSpan now)
    {
        if (sha256 != File.Sha256 || (uint)index >= (uint)_has.Length)
        {
            return ChunkOutcome.Foreign;
        }

        if (payload.Length != ModelChunks.Length(File, index))
        {
            return ChunkOutcome.WrongSize;
        }

        if (_has[index])
        {
            return ChunkOutcome.Repeated;
        }

        payload.CopyTo(_bytes.AsSpan(ModelChunks.Offset(File, index)));
        _has[index] = true;
        MissingCount--;
        _lastProgress = now;
        return ChunkOutcome.Taken;
    }

    /// <summary>Whether a missing chunk has been waited for long enough.</summary>
    /// <param name="now">The time, on the same clock.</param>
    /// <returns>The refusal <see cref="ModelRefusal.Chunks"/> with what is missing; that nothing is wrong otherwise.</returns>
    public ModelVerdict CheckProgress(TimeSpan now)
    {
        const int Shown = 8;
        if (IsComplete || now - _lastProgress <= Patience)
        {
            return ModelVerdict.Passed;
        }

        string missing = string.Join(", ", Missing.Take(Shown)) + (MissingCount > Shown ? ", ..." : string.Empty);
        return ModelVerdict.Refuse(
            ModelRefusal.Chunks,
            $"{MissingCount} of {_has.Length} chunks did not come in {Patience.TotalSeconds:0.#} s: {missing}");
    }

    /// <summary>Starts waiting anew, after asking again for what is missing.</summary>
    /// <param name="now">The time, on the same clock.</param>
    public void Resume(TimeSpan now) => _lastProgress = now;

    /// <summary>The file, when all of it is there and its hash is the signed one.</summary>
    /// <param name="bytes">The file; empty when it is refused.</param>
    /// <returns>
    /// <see cref="ModelRefusal.Chunks"/> while a chunk is missing; <see cref="ModelRefusal.Hash"/> when bytes differ: then
    /// everything is forgotten, as nobody can tell which chunk is the bad one.
    /// </returns>
    public ModelVerdict TryFinish(out ReadOnlyMemory<byte> bytes)
    {
        bytes = default;
        if (!IsComplete)
        {
            return ModelVerdict.Refuse(ModelRefusal.Chunks, $"{MissingCount} of {_has.Length} chunks are missing");
        }

        string hash = Convert.ToHexStringLower(SHA256.HashData(_bytes));
        if (hash != File.Sha256)
        {
            Array.Clear(_has);
            MissingCount = _has.Length;
            return ModelVerdict.Refuse(ModelRefusal.Hash, $"the file has the SHA-256 {hash}; signed: {File.Sha256}");
        }

        bytes = _bytes;
        return ModelVerdict.Passed;
    }
}
