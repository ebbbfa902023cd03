using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Recording;
using Xunit;

namespace MbRlRobot.Controller.Tests.Recording;

/// <summary>The control process dies within a record, at every byte of it.</summary>
public sealed class TornRecordTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(4, 6)]
    [InlineData(8, 2)]
    public void Every_record_before_a_torn_one_is_read_and_the_torn_one_is_not(int capacity, int count)
    {
        (byte[] before, byte[] after, int slot, int length) = TwoMoments(capacity, count);
        for (int written = 0; written <= length - RecordFields.Checksum; written++)
        {
            byte[] torn = Torn(before, after, slot, RecordFields.Checksum, written);
            Assert.Equal(Expected(capacity, count), Read(torn, out bool isTorn));
            bool isUntouched = !torn.AsSpan(slot, length).ContainsAnyExcept((byte)0);
            Assert.Equal(!isUntouched, isTorn);
        }
    }

    [Theory]
    [InlineData(4, 6)]
    [InlineData(8, 2)]
    public void A_record_is_read_once_its_commit_word_is_there_though_it_is_not_counted_yet(int capacity, int count)
    {
        (byte[] before, byte[] after, int slot, int length) = TwoMoments(capacity, count);
        byte[] committed = Torn(before, after, slot, 0, length);
        Assert.Equal([.. Expected(capacity, count), (ulong)count], Read(committed, out bool isTorn));
        Assert.False(isTorn);
    }

    [Fact]
    public void A_commit_word_over_a_record_that_is_not_whole_fools_nobody()
    {
        (byte[] before, byte[] after, int slot, int length) = TwoMoments(4, 6);
        for (int written = 0; written < length; written++)
        {
            byte[] torn = Torn(before, after, slot, RecordFields.Checksum, written);
            after.AsSpan(slot, sizeof(ulong)).CopyTo(torn.AsSpan(slot));
            bool isWhole = torn.AsSpan(slot, length).SequenceEqual(after.AsSpan(slot, length));
            Assert.Equal(isWhole ? [3, 4, 5, 6] : new ulong[] { 3, 4, 5 }, Read(torn, out _));
        }
    }

    [Fact]
    public void A_flipped_bit_anywhere_in_a_record_is_found()
    {
        (_, byte[] after, int slot, int length) = TwoMoments(4, 6);
        for (int at = RecordFields.Checksum; at < length; at++)
        {
            byte[] flipped = [.. after];
            flipped[slot + at] ^= (byte)(1 << (at % 8));
            Assert.Equal([4UL, 5UL], Read(flipped, out _));
        }
    }

    private static IEnumerable<ulong> Expected(int capacity, int count) => Enumerable
        .Range(Math.Max(0, count - capacity + 1), Math.Min(count, capacity - 1)).Select(each => (ulong)each);

    /// <summary>The ring's bytes before and after a record, where the record is, and how long.</summary>
    private (byte[] Before, byte[] After, int Slot, int Length) TwoMoments(int capacity, int count)
    {
        using RecordRing ring = Samples.Rings(_scratch).Create(Samples.Source(), capacity);
        TransitionRecorder recorder = new(ring, 1);
        Samples.Steps(recorder, count);
        byte[] before = File.ReadAllBytes(ring.Path);
        Samples.Step(recorder);
        byte[] after = File.ReadAllBytes(ring.Path);
        int slot = RingFormat.HeaderLength + (count % capacity * ring.Layout.SlotLength);
        int length = ((ReadOnlySpan<byte>)after).Get<int>(slot + RecordFields.Length);
        return (before, after, slot, length);
    }

    private static byte[] Torn(byte[] before, byte[] after, int slot, int from, int count)
    {
        byte[] torn = [.. before];
        torn.AsSpan(slot, sizeof(ulong)).Clear();
        after.AsSpan(slot + from, count).CopyTo(torn.AsSpan(slot + from));
        return torn;
    }

    private ulong[] Read(byte[] ring, out bool isTorn)
    {
        string path = _scratch.At("torn");
        File.WriteAllBytes(path, ring);
        using RingReader reader = RingReader.Open(path);
        ulong[] read = [.. RecordRingTests.ReadAll(reader).Select(record => record.Sequence)];
        isTorn = reader.HasTornRecord();
        return read;
    }
}
