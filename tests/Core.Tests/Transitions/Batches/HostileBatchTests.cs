using System;
using System.Linq;
using MbRlRobot.Messaging;
using MbRlRobot.Transitions;
using MbRlRobot.Transitions.Batches;
using Xunit;

namespace MbRlRobot.Tests.Transitions.Batches;

/// <summary>Whatever the bytes: a batch or a reason, soon, and in memory that the bytes account for.</summary>
public sealed class HostileBatchTests
{
    private static readonly byte[] Good = TransitionBatchWriter.Write(SampleBatch.Of(5, first: 100, lostBefore: 99));

    [Fact]
    public void Refuses_or_reads_100_000_random_and_damaged_payloads()
    {
        int[] counts = new int[Enum.GetValues<TransitionBatchRefusal>().Length];
        byte[] payload = new byte[Good.Length];
        TransitionBatchReader.Read(Good, SampleBatch.Robot);
        long before = GC.GetAllocatedBytesForCurrentThread();
        for (ulong seed = 0; seed < 100_000; seed++)
        {
            int length = seed % 4 == 0 ? Noise(payload, seed) : Damage(payload, seed);
            TransitionBatchReading reading = TransitionBatchReader.Read(payload.AsSpan(0, length), SampleBatch.Robot);
            Assert.Equal(reading.Refusal == TransitionBatchRefusal.None, reading.Batch is not null);
            counts[(int)reading.Refusal]++;
        }

        long allocated = (GC.GetAllocatedBytesForCurrentThread() - before) / 100_000;
        Assert.InRange(allocated, 0, 20 * Good.Length);
        AssertVaried(counts);
    }

    [Theory]
    [InlineData(new byte[] { 0xB8, 0x01, 0x00 })] // an unknown number
    [InlineData(new byte[] { 0xBA, 0x01, 0x00 })] // unknown bytes
    [InlineData(new byte[] { 0x5A, 0x01, 0x00 })] // a column again and again
    [InlineData(new byte[] { 0xBB, 0x01, 0xBC, 0x01 })] // groups
    [InlineData(new byte[] { 0xBB, 0x01 })] // groups in groups
    public void Builds_little_from_many_small_fields(byte[] field)
    {
        int times = PayloadLimits.TransitionsBytes / field.Length;
        byte[] payload = [.. Enumerable.Repeat(field, times).SelectMany(bytes => bytes)];
        TransitionBatchReader.Read(payload, SampleBatch.Robot);
        long before = GC.GetAllocatedBytesForCurrentThread();
        Assert.NotEqual(TransitionBatchRefusal.None, TransitionBatchReader.Read(payload, SampleBatch.Robot).Refusal);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 4 << 20);
    }

    private static void AssertVaried(int[] counts)
    {
        TransitionBatchRefusal[] byTrainer = [TransitionBatchRefusal.UnknownSchema, TransitionBatchRefusal.OtherSchema];
        TransitionBatchRefusal[] unseen = [TransitionBatchRefusal.Size, .. byTrainer];
        Assert.All(Enum.GetValues<TransitionBatchRefusal>().Except(unseen), each => Assert.True(counts[(int)each] > 0, $"{each} never"));
        Assert.All(byTrainer, each => Assert.Equal(0, counts[(int)each]));
    }

    private static int Noise(byte[] payload, ulong seed)
    {
        int length = 1 + (int)(StableHashes.At(seed, 0) % 60);
        for (int index = 0; index < length; index++)
        {
            payload[index] = (byte)StableHashes.At(seed, (ulong)index + 1);
        }

        return length;
    }

    /// <summary>A good payload with up to three bytes changed, most often among the header's, sometimes cut.</summary>
    private static int Damage(byte[] payload, ulong seed)
    {
        Good.CopyTo(payload, 0);
        for (ulong fault = 0; fault <= seed % 3; fault++)
        {
            ulong draw = StableHashes.At(seed, fault);
            int range = (draw & 3) == 0 ? Good.Length : 80;
            payload[(int)((draw >> 8) % (ulong)range)] ^= (byte)(1 << (int)((draw >> 2) & 7));
        }

        ulong cut = StableHashes.At(seed, 9);
        return (cut & 15) == 0 ? 1 + (int)((cut >> 8) % (ulong)Good.Length) : Good.Length;
    }
}
