using System;
using System.Collections.Generic;
using System.IO;

namespace MbRlRobot.Installation;

/// <summary>
/// The steps that an installation is made of on disk. A process may be killed between any two of them, and within those
/// that are not said to be one step: tests do it at each.
/// </summary>
internal interface IDurableFiles
{
    /// <summary>Writes a file and flushes its bytes; an older one of that name is lost.</summary>
    void WriteFile(string path, ReadOnlySpan<byte> bytes);

    /// <summary>Renames a file over another, in one step.</summary>
    void MoveFile(string from, string to);

    /// <summary>Makes a folder and those above it.</summary>
    void CreateFolder(string path);

    /// <summary>Renames a folder to a name that is free, in one step.</summary>
    void MoveFolder(string from, string to);

    /// <summary>Deletes a folder and all that is in it; nothing happens where there is none.</summary>
    void DeleteFolder(string path);

    /// <summary>Makes names lasting: what was made or renamed in a folder survives a power cut.</summary>
    void FlushFolder(string path);

    /// <summary>Reads a file.</summary>
    /// <returns>Its bytes; null where there is none.</returns>
    /// <exception cref="InvalidDataException">It is longer than the maximum.</exception>
    byte[]? ReadFile(string path, int maximum);

    /// <summary>The names in a folder, sorted; none where there is no folder.</summary>
    IReadOnlyList<string> Names(string path);
}
