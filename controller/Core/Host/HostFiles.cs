using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;

namespace MbRlRobot.Host;

/// <summary>
/// The files by which Linux tells of the machine, under a root of one's choice. What is not there, or may not be read, is null or empty.
/// </summary>
/// <param name="root">The root: <c>/</c>, or a test's folder.</param>
internal sealed class HostFiles(string root)
{
    /// <summary>Reads a short file.</summary>
    /// <param name="path">Its path from the root, without the first slash.</param>
    /// <returns>Its text without blanks around it; null where it cannot be read.</returns>
    public string? Read(string path)
    {
        try
        {
            return File.ReadAllText(Path.Combine(root, path)).Trim('\0', ' ', '\n', '\r', '\t');
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The line of a file that begins with a name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="name">How the line begins.</param>
    /// <returns>What follows the name; null where there is none.</returns>
    public string? Line(string path, string name) => Read(path)?.Split('\n')
        .FirstOrDefault(line => line.StartsWith(name, StringComparison.Ordinal))?[name.Length..].Trim();

    /// <summary>Whether a file is there.</summary>
    /// <param name="path">Its path.</param>
    public bool Has(string path) => Path.Exists(Path.Combine(root, path));

    /// <summary>The names in a folder that fit a pattern, in order.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="pattern">Such as <c>i2c-*</c>.</param>
    public IReadOnlyList<string> Names(string folder, string pattern)
    {
        try
        {
            return [.. Directory.EnumerateFileSystemEntries(Path.Combine(root, folder), pattern)
                .Select(path => Path.GetFileName(path))
                .Order(StringComparer.Ordinal)];
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            return [];
        }
    }

    /// <summary>The name of what a link leads to.</summary>
    /// <param name="path">The link.</param>
    /// <returns>The last part of the path that it leads to; null where it is none.</returns>
    public string? LinkName(string path)
    {
        try
        {
            return Directory.ResolveLinkTarget(Path.Combine(root, path), returnFinalTarget: true)?.Name;
        }
        catch (IOException)
        {
            return null;
        }
    }
}
