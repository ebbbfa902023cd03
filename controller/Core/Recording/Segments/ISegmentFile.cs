using System;
using System.IO;

namespace MbRlRobot.Recording.Segments;

/// <summary>An open file of a log. Everything throws <see cref="IOException"/>.</summary>
internal interface ISegmentFile : IDisposable
{
    /// <summary>Its bytes.</summary>
    long Length { get; set; }

    /// <summary>Reads as much as there is and fits.</summary>
    int Read(Span<byte> bytes, long offset);

    /// <summary>Writes all; may have written a part when it throws.</summary>
    void Write(ReadOnlySpan<byte> bytes, long offset);

    /// <summary>Puts everything written on the disk.</summary>
    void Flush();
}
