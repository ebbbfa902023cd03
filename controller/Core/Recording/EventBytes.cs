using System;
using System.Text;
using System.Text.Unicode;

namespace MbRlRobot.Recording;

/// <summary>The body of an event.</summary>
internal static class EventBytes
{
    /// <summary>Writes it. Neither allocates nor throws.</summary>
    /// <returns>The length of the record.</returns>
    public static int Put(Span<byte> record, EventKind kind, ulong first, ulong second, ReadOnlySpan<char> text)
    {
        Span<byte> room = record.Slice(RecordFields.EventText, RecordFields.EventLongestText);
        _ = Utf8.FromUtf16(text, room, out _, out int written);
        record.Put(RecordFields.EventCode, (uint)kind);
        record.Put(RecordFields.EventTextLength, written);
        record.Put(RecordFields.EventFirst, first);
        record.Put(RecordFields.EventSecond, second);
        return RecordFields.EventText + written;
    }

    /// <summary>Reads its text.</summary>
    public static string TextOf(ReadOnlySpan<byte> record) => Encoding.UTF8.GetString(record[RecordFields.EventText..]);
}
