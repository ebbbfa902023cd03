using System;
using System.IO;
using System.Linq;
using MbRlRobot.Onnx;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Tests.Onnx;

/// <summary>
/// Whatever the bytes: a model or one kind of exception, soon, and in memory that the bytes account for.
/// </summary>
public sealed class HostileBytesTests
{
    private const int Mebibyte = 1 << 20;

    [Fact]
    public void Refuses_a_file_cut_off_anywhere()
    {
        for (int length = 0; length < SampleFile.Bytes.Length; length += length < 512 ? 1 : 64)
        {
            byte[] cut = SampleFile.Bytes[..length];
            Assert.StartsWith(
                SampleFile.Name, Assert.Throws<InvalidDataException>(() => OnnxModelReader.Read(cut, SampleFile.Name)).Message);
        }
    }

    [Fact]
    public void Refuses_or_reads_a_file_with_one_bit_flipped()
    {
        int read = 0;
        for (int index = 0; index < SampleFile.Bytes.Length; index += 3)
        {
            byte[] flipped = [.. SampleFile.Bytes];
            flipped[index] ^= (byte)(1 << (int)(StableHashes.At(9, (ulong)index) & 7));
            read += CanRead(flipped) ? 1 : 0;
        }

        // a flipped bit of a weight makes another weight
        Assert.InRange(read, 1, (SampleFile.Bytes.Length / 3) - 1);
    }

    [Fact]
    public void Refuses_noise()
    {
        for (ulong seed = 0; seed < 200; seed++)
        {
            byte[] noise = [.. Enumerable.Range(0, 300).Select(index => (byte)StableHashes.At(seed, (ulong)index))];
            Assert.False(CanRead(noise));
        }
    }

    [Theory]
    [InlineData("nodes", new byte[] { 0x0A, 0 })] // of a graph: 2 bytes for an object
    [InlineData("initializers", new byte[] { 0x2A, 0 })]
    [InlineData("inputs", new byte[] { 0x5A, 0 })]
    public void Counts_parts_before_it_builds_them(string what, byte[] part)
    {
        byte[] parts = [.. Enumerable.Repeat(part, 16 * Mebibyte / part.Length).SelectMany(bytes => bytes)];
        long allocated = AllocatedBy(Field(7, parts), out string reason);
        Assert.True(allocated < Mebibyte, $"{what}: {allocated} bytes allocated");
        Assert.Contains("more than 100000 parts", reason);
    }

    [Fact]
    public void Counts_packed_numbers_before_it_unpacks_them()
    {
        byte[] tensor = Field(7, new byte[16 * Mebibyte]);
        long allocated = AllocatedBy(Field(7, Field(5, tensor)), out string reason);
        Assert.True(allocated < Mebibyte, $"{allocated} bytes allocated");
        Assert.Contains("more than 100000 parts", reason);
    }

    [Theory]
    [InlineData(new byte[] { })]
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0x0F })] // a graph of 4 GiB
    [InlineData(new byte[] { 0x3A, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })]
    [InlineData(new byte[] { 0x08, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0xFF, 0x01 })] // a number of 11 bytes
    [InlineData(new byte[] { 0x0B, 0x0B, 0x0B })] // groups
    [InlineData(new byte[] { 0x00, 0x00 })] // field 0
    public void Refuses_what_is_no_protobuf(byte[] bytes) => Assert.False(CanRead(bytes));

    [Fact]
    public void Refuses_a_file_above_64_MiB_unread()
    {
        byte[] large = new byte[(64 * Mebibyte) + 1];
        long allocated = AllocatedBy(large, out string reason);
        Assert.True(allocated < Mebibyte, $"{allocated} bytes allocated");
        Assert.Contains("allowed: 1 to 67108864", reason);
    }

    private static bool CanRead(byte[] bytes)
    {
        try
        {
            return OnnxModelReader.Read(bytes, SampleFile.Name) is not null;
        }
        catch (InvalidDataException)
        {
            return false;
        }
    }

    private static long AllocatedBy(byte[] bytes, out string reason)
    {
        OnnxModelReader.Examine(SampleFile.Bytes);
        long before = GC.GetAllocatedBytesForCurrentThread();
        reason = OnnxModelReader.Examine(bytes).Reason;
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    /// <summary>A field that holds bytes.</summary>
    private static byte[] Field(int number, byte[] content)
    {
        using MemoryStream field = new();
        field.WriteByte((byte)((number << 3) | 2));
        for (uint left = (uint)content.Length; ; left >>= 7)
        {
            field.WriteByte((byte)((left & 0x7F) | (left > 0x7F ? 0x80u : 0)));
            if (left <= 0x7F)
            {
                break;
            }
        }

        field.Write(content);
        return field.ToArray();
    }
}
