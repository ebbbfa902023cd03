using System;
using System.Collections.Generic;
using System.Linq;
using System.Security.Cryptography;
using MbRlRobot.Models;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Tests.Models;

public sealed class ChunkAssemblerTests
{
    private const int ChunkBytes = ModelFormat.MinimumChunkBytes;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(5);
    private static readonly byte[] Bytes = [.. Enumerable.Range(0, (3 * ChunkBytes) + 7).Select(index => (byte)(index * 31))];

    private static readonly OnnxFile File =
        new(Convert.ToHexStringLower(SHA256.HashData(Bytes)), Bytes.Length, ChunkBytes, ModelFormat.IrVersion, ModelFormat.Opset);

    [Theory]
    [InlineData(0, 1, 2, 3)]
    [InlineData(3, 2, 1, 0)]
    [InlineData(2, 2, 0, 2, 3, 0, 1, 1)]
    public void Joins_chunks_in_any_order_repeated_or_not(params int[] order)
    {
        ChunkAssembler assembler = New();
        foreach (int index in order)
        {
            Take(assembler, index);
        }

        Assert.Equal(ModelVerdict.Passed, assembler.TryFinish(out ReadOnlyMemory<byte> joined));
        Assert.Equal(Bytes, joined.ToArray());
    }

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(ChunkBytes, ChunkBytes, 1)]
    [InlineData(ChunkBytes + 1, 1, 2)]
    public void The_last_chunk_holds_what_remains(int size, int last, int count)
    {
        OnnxFile file = File with { SizeBytes = size };
        Assert.Equal((count, last), (file.ChunkCount, ModelChunks.Length(file, count - 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelChunks.Length(file, count));
        Assert.Throws<ArgumentOutOfRangeException>(() => ModelChunks.Length(file, -1));
    }

    [Fact]
    public void Refuses_to_cut_a_file_of_another_size() =>
        Assert.Throws<ArgumentException>(() => ModelChunks.Of(File, Bytes.AsMemory(1), 0));

    [Fact]
    public void Changes_nothing_for_what_does_not_belong_to_the_file()
    {
        ChunkAssembler assembler = New();
        byte[] chunk = ModelChunks.Of(File, Bytes, 0).ToArray();
        Assert.Equal(ChunkOutcome.Foreign, assembler.Take(new string('0', 64), 0, chunk, default));
        Assert.Equal(ChunkOutcome.Foreign, assembler.Take(null, 0, chunk, default));
        Assert.Equal(ChunkOutcome.Foreign, assembler.Take(File.Sha256, 4, chunk, default));
        Assert.Equal(ChunkOutcome.Foreign, assembler.Take(File.Sha256, -1, chunk, default));
        Assert.Equal(ChunkOutcome.WrongSize, assembler.Take(File.Sha256, 0, chunk.AsSpan(1), default));
        Assert.Equal(ChunkOutcome.WrongSize, assembler.Take(File.Sha256, 0, [.. chunk, 0], default));
        Assert.Equal(ChunkOutcome.WrongSize, assembler.Take(File.Sha256, 3, chunk, default));
        Assert.Equal(4, assembler.MissingCount);
    }

    [Fact]
    public void Says_what_is_missing_and_goes_on_from_there()
    {
        ChunkAssembler assembler = New();
        Take(assembler, 2, TimeSpan.FromSeconds(3));
        Assert.True(assembler.CheckProgress(TimeSpan.FromSeconds(8)).IsPassed);

        ModelVerdict verdict = assembler.CheckProgress(TimeSpan.FromSeconds(8.1));
        Assert.Equal(ModelRefusal.Chunks, verdict.Refusal);
        Assert.Equal("3 of 4 chunks did not come in 5 s: 0, 1, 3", verdict.Reason);
        Assert.Equal(ModelRefusal.Chunks, assembler.TryFinish(out _).Refusal);

        assembler.Resume(TimeSpan.FromSeconds(9));
        Assert.True(assembler.CheckProgress(TimeSpan.FromSeconds(10)).IsPassed);
        List<int> missing = [.. assembler.Missing];
        Assert.Equal([0, 1, 3], missing);
        missing.ForEach(index => Take(assembler, index));
        Assert.True(assembler.TryFinish(out _).IsPassed);
        Assert.True(assembler.CheckProgress(TimeSpan.FromDays(1)).IsPassed);
    }

    [Fact]
    public void Forgets_everything_when_the_hash_is_another()
    {
        ChunkAssembler assembler = New();
        byte[] bad = ModelChunks.Of(File, Bytes, 1).ToArray();
        bad[5] ^= 1;
        Assert.Equal(ChunkOutcome.Taken, assembler.Take(File.Sha256, 1, bad, default));
        new List<int> { 0, 2, 3 }.ForEach(index => Take(assembler, index));

        ModelVerdict verdict = assembler.TryFinish(out ReadOnlyMemory<byte> none);

        Assert.Equal((ModelRefusal.Hash, 4, 0), (verdict.Refusal, assembler.MissingCount, none.Length));
        Enumerable.Range(0, 4).ToList().ForEach(index => Take(assembler, index));
        Assert.True(assembler.TryFinish(out _).IsPassed);
    }

    [Theory]
    [InlineData(1024 * 1024 * 1024, ModelFormat.MaximumChunkBytes)]
    [InlineData(int.MaxValue, ModelFormat.MaximumChunkBytes)]
    [InlineData(0, ChunkBytes)]
    [InlineData(-1, ChunkBytes)]
    [InlineData(1000, 1)]
    [InlineData(1000, 1024 * 1024)]
    [InlineData(ModelFormat.MaximumOnnxBytes, ChunkBytes)]
    public void Refuses_a_claim_of_a_size_before_it_sets_anything_aside(int size, int chunk)
    {
        OnnxFile file = File with { SizeBytes = size, ChunkBytes = chunk };
        const long MessageBytes = 16 * 1024;
        using AllocationGuard guard = AllocationGuard.Expect(MessageBytes);
        Assert.Throws<ArgumentOutOfRangeException>(() => new ChunkAssembler(file, default, Patience));
    }

    private static ChunkAssembler New() => new(File, default, Patience);

    private static void Take(ChunkAssembler assembler, int index, TimeSpan now = default) =>
        assembler.Take(File.Sha256, index, ModelChunks.Of(File, Bytes, index).Span, now);
}
