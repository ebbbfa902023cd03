using System;

namespace MbRlRobot.Recording.Segments;

/// <summary>What is known of a segment without reading it.</summary>
internal sealed class Segment(ulong number, RecordSource source, long length)
{
    public ulong Number { get; } = number;

    public string Name { get; } = SegmentHeader.NameOf(number);

    public RecordSource Source { get; } = source;

    /// <summary>Bytes, up to the end of the last good frame.</summary>
    public long Length { get; private set; } = length;

    /// <summary>Bytes of the header.</summary>
    public long Start { get; } = length;

    /// <summary>The transitions in it.</summary>
    public ulong Transitions { get; private set; }

    /// <summary>The sequence of its first transition, where it has one.</summary>
    public ulong FirstSequence { get; private set; }

    /// <summary>The sequence of its last transition, where it has one.</summary>
    public ulong LastSequence { get; private set; }

    /// <summary>The index of its last record; null where it has none.</summary>
    public ulong? LastIndex { get; private set; }

    /// <summary>A frame was written at its end.</summary>
    /// <param name="frame">The frame: a record without its commit word.</param>
    public void Add(ReadOnlySpan<byte> frame)
    {
        Length += frame.Length;
        LastIndex = frame.Get<ulong>(RecordFields.Index - FrameReader.Skipped);
        if (frame.Get<RecordKind>(RecordFields.Kind - FrameReader.Skipped) == RecordKind.Step)
        {
            LastSequence = frame.Get<ulong>(RecordFields.Sequence - FrameReader.Skipped);
            FirstSequence = Transitions == 0 ? LastSequence : FirstSequence;
            Transitions++;
        }
    }

    /// <summary>How many of its transitions are not acknowledged.</summary>
    /// <param name="acknowledged">The last one that is; null for none.</param>
    public ulong Unacknowledged(ulong? acknowledged)
    {
        if (Transitions == 0 || acknowledged >= LastSequence)
        {
            return 0;
        }

        return acknowledged is { } last && last >= FirstSequence
            ? Math.Min(Transitions, LastSequence - last)
            : Transitions;
    }
}
