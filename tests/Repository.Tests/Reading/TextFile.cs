using System;
using System.Collections.Generic;

namespace MbRlRobot.Repository.Tests.Reading;

/// <summary>A text file of the repository.</summary>
/// <param name="Path">Path from the repository root, with forward slashes.</param>
/// <param name="Text">The whole text.</param>
internal sealed record TextFile(string Path, string Text)
{
    /// <summary>Gets the folder, empty at the root.</summary>
    public string Folder => Path.Contains('/', StringComparison.Ordinal) ? Path[..Path.LastIndexOf('/')] : "";

    /// <summary>Gets the file name without folder and last extension.</summary>
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);

    /// <summary>Gets a value indicating whether the file ships, rather than proves what ships.</summary>
    public bool IsProduct => !IsUnder("tests");

    /// <summary>Gets the lines, without their line ends; a final line end opens no further line.</summary>
    public IReadOnlyList<string> Lines => Text.TrimEnd('\n').Split('\n');

    /// <summary>Says whether the file lies in a folder or below it.</summary>
    public bool IsUnder(string folder) => Path.StartsWith(folder + "/", StringComparison.Ordinal);
}
