using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Recording;
using Xunit;

namespace MbRlRobot.Controller.Tests.Recording;

public sealed class RecordRingTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Theory]
    [InlineData(1, 1, 1)]
    [InlineData(8, 3, 7)]
    [InlineData(8, 8, 40)]
    [InlineData(64, 63, 1000)]
    public void Hands_over_every_record_in_order_round_after_round(int capacity, int burst, int count)
    {
        using RecordRing ring = Samples.Rings(_scratch).Create(Samples.Source(), capacity);
        using RingReader reader = RingReader.Open(ring.Path, Samples.Schema);
        TransitionRecorder recorder = new(ring, 1);
        List<ulong> read = [];
        while (read.Count < count)
        {
            Samples.Steps(recorder, Math.Min(burst, count - read.Count));
            read.AddRange(ReadAll(reader).Select(record => record.Sequence));
        }

        Assert.Equal(Enumerable.Range(0, count).Select(each => (ulong)each), read);
        Assert.Equal((0UL, (ulong)count), (reader.Lost, reader.Cursor));
    }

    [Theory]
    [InlineData(8, 8, 0)]
    [InlineData(8, 9, 2)]
    [InlineData(8, 100, 93)]
    public void Overwrites_the_oldest_when_nobody_reads_and_the_reader_counts_them(int capacity, int count, int lost)
    {
        using RecordRing ring = Samples.Rings(_scratch).Create(Samples.Source(), capacity);
        using RingReader reader = RingReader.Open(ring.Path);
        Samples.Steps(new TransitionRecorder(ring, 1), count);
        ulong[] read = [.. ReadAll(reader).Select(record => record.Sequence)];

        // of a full ring the oldest record is left out, because the writer may be at it
        Assert.Equal(Enumerable.Range(lost, count - lost).Select(each => (ulong)each), read);
        Assert.Equal((ulong)lost, reader.Lost);
    }

    [Fact]
    public void Goes_on_after_a_reader_died_where_the_log_has_ended()
    {
        using RecordRing ring = Samples.Rings(_scratch).Create(Samples.Source(), 64);
        TransitionRecorder recorder = new(ring, 1);
        Samples.Steps(recorder, 10);
        byte[] record = new byte[ring.Layout.SlotLength];
        using (RingReader first = RingReader.Open(ring.Path))
        {
            Assert.Equal(RingRead.Record, first.Read(record, out _));
            first.Commit();
            Assert.Equal(RingRead.Record, first.Read(record, out _));
        }

        using RingReader second = RingReader.Open(ring.Path);
        Assert.Equal(1UL, second.Cursor);
        Assert.Equal(9, ReadAll(second).Count);
    }

    [Theory]
    [InlineData(32)]
    [InlineData(1 << 16)]
    public void Keeps_writer_and_reader_apart_on_two_threads(int capacity)
    {
        const int Count = 60_000;
        using RecordRing ring = Samples.Rings(_scratch).Create(Samples.Source(), capacity);
        using RingReader reader = RingReader.Open(ring.Path);
        Thread writer = new(() => Samples.Steps(new TransitionRecorder(ring, 1), Count));
        writer.Start();
        (ulong seen, ulong next) = (0, 0);
        while (reader.Cursor < Count)
        {
            foreach (LogRecord record in ReadAll(reader))
            {
                LoggedStep step = Assert.IsType<LoggedStep>(record);
                Assert.True(step.Sequence >= next);
                Assert.Equal(step.Sequence, step.Transition.State.Span[0]);
                Assert.Equal(step.Sequence, step.Readings[1].Channels.Span[0]);
                next = step.Sequence + 1;
                seen++;
            }
        }

        writer.Join();
        Assert.Equal((ulong)Count, seen + reader.Lost);
        Assert.True(capacity < Count || reader.Lost == 0, "a ring with room for all lost some");
    }

    [Fact]
    public void Refuses_another_schema_and_says_both()
    {
        using RecordRing ring = Samples.Rings(_scratch).Create(Samples.Source(), 8);
        var other = new MbRlRobot.Transitions.TransitionSchema(new string('b', 64), 2, 1, 0);
        string message = Assert.Throws<InvalidDataException>(() => RingReader.Open(ring.Path, other)).Message;
        Assert.StartsWith(ring.Path, message, StringComparison.Ordinal);
        Assert.Contains("aaaaaaaaaaaaaaaa.. with 2 states, 1 actions and 1 parameters", message, StringComparison.Ordinal);
        Assert.Contains("bbbbbbbbbbbbbbbb.. with 2 states, 1 actions and 0 parameters", message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(RingFormat.MagicAt, "not a ring")]
    [InlineData(RingFormat.VersionAt, "its format is version")]
    [InlineData(RingFormat.SlotLengthAt, "are not its size")]
    [InlineData(RingFormat.CapacityAt, "are not its size")]
    [InlineData(RingFormat.SourceLengthAt, "header is damaged")]
    [InlineData(RingFormat.SourceChecksumAt, "header is damaged")]
    [InlineData(RingFormat.SourceAt + 20, "header is damaged")]
    public void Refuses_a_header_with_a_wrong_byte(int at, string fault)
    {
        string path;
        using (RecordRing ring = Samples.Rings(_scratch).Create(Samples.Source(), 8))
        {
            path = ring.Path;
        }

        byte[] bytes = File.ReadAllBytes(path);
        bytes[at] ^= 0x10;
        File.WriteAllBytes(path, bytes);
        Assert.Contains(fault, Assert.Throws<InvalidDataException>(() => RingReader.Open(path)).Message, StringComparison.Ordinal);
        File.WriteAllBytes(path, bytes[..100]);
        Assert.Contains("100 bytes", Assert.Throws<InvalidDataException>(() => RingReader.Open(path)).Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1 << 29)]
    public void Refuses_a_capacity_out_of_range(int capacity) => Assert.Throws<ArgumentOutOfRangeException>(
        () => Samples.Rings(_scratch).Create(Samples.Source(), capacity));

    internal static List<LogRecord> ReadAll(RingReader reader)
    {
        List<LogRecord> records = [];
        RecordDecoder decoder = new(reader.Source);
        byte[] record = new byte[reader.Layout.SlotLength];
        RingRead read;
        do
        {
            read = reader.Read(record, out int length);
            if (read == RingRead.Record)
            {
                records.Add(decoder.Decode(record.AsSpan(0, length)));
            }
        }
        while (read != RingRead.Empty);

        return records;
    }
}
