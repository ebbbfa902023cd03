using System;
using System.Collections.Generic;
using System.IO;

namespace MbRlRobot.Recording.Segments;

/// <summary>The folder of a log; tests put faults in its place. Everything throws <see cref="IOException"/>.</summary>
internal interface ISegmentStorage
{
    /// <summary>The folder, for messages.</summary>
    string Folder { get; }

    /// <summary>The names of its files.</summary>
    IReadOnlyList<string> Names();

    /// <summary>When a file was last written.</summary>
    DateTime LastWriteUtc(string name);

    /// <summary>Makes a file that must not exist.</summary>
    ISegmentFile Create(string name);

    /// <summary>Opens a file.</summary>
    ISegmentFile Open(string name);

    /// <summary>Removes a file; whoever has it open may read on.</summary>
    void Delete(string name);

    /// <summary>Reads a small file; null where there is none.</summary>
    byte[]? ReadSmall(string name);

    /// <summary>Replaces a small file as a whole, on the disk.</summary>
    void WriteSmall(string name, ReadOnlySpan<byte> bytes);
}
