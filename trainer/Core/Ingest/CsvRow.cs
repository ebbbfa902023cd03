using System;
using System.Globalization;
using System.Text;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>Spells transitions as lines; numbers in the shortest form that reads back to the same bits.</summary>
internal sealed class CsvRow
{
    /// <summary>256 numbers of at most 15 characters, ids, flags and commas.</summary>
    private readonly byte[] _bytes = new byte[8192];
    private int _length;

    /// <summary>Spells one, its line end included.</summary>
    /// <returns>UTF-8, valid until the next call.</returns>
    internal ReadOnlySpan<byte> Of(Transition row)
    {
        _length = 0;
        Add(row.Id.RobotId.AsSpan());
        Add(row.Id.Epoch, "x16");
        Add(row.Id.Sequence);
        Add(row.Episode);
        Add(row.Step);
        Add(row.TimeNanoseconds);
        Add(row.DtSeconds);
        Add(row.State.Span);
        Add(row.Action.Span);
        Add(row.NextState.Span);
        Add(row.Parameters.Span);
        Add(row.Reward);
        Add(TransitionFlagNames.Text(row.Flags));
        Add(row.ModelVersion);
        _bytes[_length - 1] = (byte)'\n';
        return _bytes.AsSpan(0, _length);
    }

    private void Add(ReadOnlySpan<float> values)
    {
        foreach (float value in values)
        {
            Add(value);
        }
    }

    private void Add<T>(T value, ReadOnlySpan<char> format = default)
        where T : IUtf8SpanFormattable
    {
        bool fits = value.TryFormat(_bytes.AsSpan(_length), out int written, format, CultureInfo.InvariantCulture);
        End(fits ? written : throw new InvalidOperationException("a row is longer than its buffer"));
    }

    private void Add(ReadOnlySpan<char> text) => End(Encoding.UTF8.GetBytes(text, _bytes.AsSpan(_length)));

    private void Add(ReadOnlySpan<byte> utf8)
    {
        utf8.CopyTo(_bytes.AsSpan(_length));
        End(utf8.Length);
    }

    private void End(int written)
    {
        _length += written;
        _bytes[_length++] = (byte)',';
    }
}
