using System;
using System.IO;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Recording;
using MbRlRobot.Recording.Segments;
using Xunit;

namespace MbRlRobot.Controller.Tests.Recording.Segments;

public sealed class SegmentReaderTests : IDisposable
{
    private readonly Scratch _scratch = new();

    public void Dispose() => _scratch.Dispose();

    [Fact]
    public void Reads_a_log_on_a_disk_while_it_is_written()
    {
        RingFolder rings = Samples.Rings(_scratch);
        string folder = _scratch.At("log");
        SegmentLogOptions options = new(TimeSpan.Zero, 1L << 30, TimeSpan.FromDays(1));
        using RecordRing ring = rings.Create(Samples.Source(), 64);
        using SegmentLog log = SegmentLog.Open(folder, Samples.RobotId, options, Fail);
        using RingCopier copier = new(rings, log, Fail);
        TransitionRecorder recorder = new(ring, 1);
        Samples.Steps(recorder, 10);
        Assert.Equal(10, copier.Copy());
        using SegmentReader reader = new(Path.Combine(folder, "0000000001.segment"));
        Assert.Equal(10, reader.Read().Count());
        Samples.Steps(recorder, 5);
        copier.Copy();
        Assert.Equal([10, 11, 12, 13, 14], reader.Read().Select(record => record.Sequence));
        Assert.Null(reader.Damage);
        Assert.Equal(("robot-1", Samples.Epoch), (reader.Source!.RobotId, reader.Source.Epoch));
        log.Acknowledge(Samples.Epoch, 3);
        Assert.Contains("0000000000c0ffee", File.ReadAllText(Path.Combine(folder, "acknowledged.json")), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_that_is_in_a_file_does_more_than_end_the_reading()
    {
        using LinkBench bench = new();
        bench.Recorder.EndEpisode(EpisodeEnd.Done, 1);
        bench.Record(6);
        byte[] good = bench.Storage[bench.Segments.Single()];
        Random random = new(5);
        string path = _scratch.At("0000000001.segment");
        for (int round = 0; round < 1000; round++)
        {
            byte[] bytes = [.. good];
            for (int change = 0; change <= round % 4; change++)
            {
                bytes[random.Next(bytes.Length)] = (byte)random.Next(256);
            }

            File.WriteAllBytes(path, round % 3 == 0 ? bytes[..random.Next(bytes.Length)] : bytes);
            AssertPrefix(path);
        }
    }

    [Fact]
    public void A_frame_that_is_whole_but_of_another_kind_or_length_is_damage()
    {
        using LinkBench bench = new();
        bench.Record(1);
        byte[] good = bench.Storage[bench.Segments.Single()];
        int frame = SegmentHeader.Encode(1, Samples.Source()).Length;
        foreach (ushort kind in (ushort[])[0, 1, 2, 5, 999])
        {
            byte[] bytes = [.. good];
            bytes.Put(frame + RecordFields.Kind - FrameReader.Skipped, kind);
            bytes.Put(frame, Crc32C.Of(bytes.AsSpan(frame + sizeof(uint))));
            string path = _scratch.At("0000000001.segment");
            File.WriteAllBytes(path, bytes);
            using SegmentReader reader = new(path);
            Assert.Empty(reader.Read());
            Assert.Equal($"{path}: at byte {frame} a frame whose checksum, kind or length does not fit", reader.Damage);
        }
    }

    [Theory]
    [InlineData(0, "it does not begin with MBRLSEGM")]
    [InlineData(8, "its format is version")]
    public void Refuses_what_is_no_segment_of_this_version(int at, string fault)
    {
        byte[] bytes = SegmentHeader.Encode(1, Samples.Source());
        bytes[at] ^= 2;
        string path = _scratch.At("x");
        File.WriteAllBytes(path, bytes);
        string message = Assert.Throws<InvalidDataException>(() => new SegmentReader(path)).Message;
        Assert.StartsWith(path, message, StringComparison.Ordinal);
        Assert.Contains(fault, message, StringComparison.Ordinal);
    }

    private static void Fail(string warning) => Assert.Fail(warning);

    private static void AssertPrefix(string path)
    {
        try
        {
            using SegmentReader reader = new(path);
            LogRecord[] records = [.. reader.Read()];
            Assert.Equal(Enumerable.Range(0, records.Length).Select(each => (ulong)each), records.Select(record => record.Index));
            Assert.True(records.Length == 7 || reader.Damage is not null || new FileInfo(path).Length < 3000);
        }
        catch (InvalidDataException fault)
        {
            Assert.StartsWith(path, fault.Message, StringComparison.Ordinal);
        }
    }
}
