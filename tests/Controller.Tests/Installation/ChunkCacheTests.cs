using System;
using System.IO;
using System.Linq;
using MbRlRobot.Installation;
using MbRlRobot.Models;
using Xunit;

namespace MbRlRobot.Controller.Tests.Installation;

public sealed class ChunkCacheTests : IDisposable
{
    private static readonly Release Model = Release.Of(1, each => each with { Onnx = each.Onnx with { ChunkBytes = 4096 } });
    private static readonly OnnxFile Onnx = Model.Manifest.Onnx;

    private readonly InstallationFolder _folder = new();

    private ChunkCache Cache => new(Path.Combine(_folder.Path, "cache"));

    public void Dispose() => _folder.Dispose();

    [Fact]
    public void A_download_goes_on_after_a_restart_where_it_stopped()
    {
        int[] kept = [.. Enumerable.Range(0, Onnx.ChunkCount).Where(index => index % 3 != 0)];
        Array.ForEach(kept, index => Cache.Keep(Onnx, index, Chunk(index)));

        ChunkAssembler assembler = Restored();

        Assert.Equal(Enumerable.Range(0, Onnx.ChunkCount).Except(kept), assembler.Missing);
        assembler.Missing.ToList().ForEach(index => assembler.Take(Onnx.Sha256, index, Chunk(index), default));
        Assert.True(assembler.TryFinish(out ReadOnlyMemory<byte> bytes).IsPassed);
        Assert.Equal(Model.Onnx, bytes.ToArray());
    }

    [Fact]
    public void A_damaged_chunk_is_found_by_the_hash_and_a_short_one_at_once()
    {
        Enumerable.Range(0, Onnx.ChunkCount).ToList().ForEach(index => Cache.Keep(Onnx, index, Chunk(index)));
        string first = Path.Combine(_folder.Path, "cache", Onnx.Sha256, "0");
        File.WriteAllBytes(first, new byte[4096]);
        Assert.Equal(ModelRefusal.Hash, Restored().TryFinish(out _).Refusal);
        File.WriteAllBytes(first, new byte[4095]);
        Assert.Equal([0], Restored().Missing);
    }

    [Fact]
    public void Chunks_of_other_files_are_forgotten()
    {
        Cache.Keep(Onnx with { Sha256 = new string('0', 64) }, 0, Chunk(0));
        Cache.Keep(Onnx, 0, Chunk(0));
        Restored();
        Assert.Equal([Onnx.Sha256], Directory.GetDirectories(Path.Combine(_folder.Path, "cache")).Select(Path.GetFileName));
        Cache.Clear();
        Assert.Empty(Directory.GetFileSystemEntries(Path.Combine(_folder.Path, "cache")));
    }

    [Fact]
    public void A_chunk_whose_writing_was_cut_short_is_none()
    {
        string folder = Path.Combine(_folder.Path, "cache", Onnx.Sha256);
        Directory.CreateDirectory(folder);
        File.WriteAllBytes(Path.Combine(folder, "0.tmp"), new byte[4096]);
        Assert.Equal(Onnx.ChunkCount, Restored().MissingCount);
        Cache.Keep(Onnx, 0, Chunk(0));
        Assert.Equal(["0"], Directory.GetFiles(folder).Select(Path.GetFileName));
        Assert.Equal(Onnx.ChunkCount - 1, Restored().MissingCount);
    }

    [Fact]
    public void Keeps_nothing_but_whole_chunks_of_the_file()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Cache.Keep(Onnx, 0, new byte[5]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Cache.Keep(Onnx, Onnx.ChunkCount, new byte[4096]));
        Assert.Equal(Onnx.ChunkCount, Restored().MissingCount);
    }

    private ChunkAssembler Restored()
    {
        ChunkAssembler assembler = new(Onnx, default, TimeSpan.FromSeconds(1));
        Cache.Restore(assembler, default);
        return assembler;
    }

    private static ReadOnlySpan<byte> Chunk(int index) => ModelChunks.Of(Onnx, Model.Onnx, index).Span;
}
