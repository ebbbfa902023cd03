using System;

namespace MbRlRobot.Recording;

/// <summary>The fields that records of every kind have.</summary>
internal static class RecordHead
{
    public static void Put(
        Span<byte> record, RecordKind kind, ushort marks, int episode, ulong sequence, long timeNanoseconds)
    {
        record.Put(RecordFields.Kind, (ushort)kind);
        record.Put(RecordFields.Marks, marks);
        record.Put(RecordFields.Episode, episode);
        record.Put(RecordFields.Sequence, sequence);
        record.Put(RecordFields.Time, timeNanoseconds);
    }
}
