using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Acceptance.Machine;

namespace MbRlRobot.Repository.Tests.Reading;

/// <summary>The checkout that these tests were built from: its root and its own files, without build outputs.</summary>
internal static class Checkout
{
    private static readonly string[] OutputFolders = ["artifacts", "bin", "obj", "TestResults"];

    /// <summary>Gets the folder of MbRlRobot.sln.</summary>
    public static string Root { get; } = RepositoryRoot.Path;

    /// <summary>Gets the names that .gitignore keeps out of the top level or of every folder.</summary>
    public static IReadOnlyList<string> IgnoredNames { get; } = [.. File.ReadLines(Absolute(".gitignore"))
        .Where(line => !line.StartsWith('#') && !line.Contains('*', StringComparison.Ordinal))
        .Select(line => line.Trim().Trim('/'))
        .Where(name => name.Length > 0)];

    /// <summary>Gets the paths of all files, from the root, with forward slashes, sorted.</summary>
    public static IReadOnlyList<string> Paths { get; } = PathsUnder(Root);

    /// <summary>Gets the names of files and folders at the top level, sorted.</summary>
    public static IReadOnlyList<string> TopLevel => [.. new DirectoryInfo(Root).EnumerateFileSystemInfos()
        .Select(entry => entry.Name)
        .Order(StringComparer.Ordinal)];

    /// <summary>Turns a path from the root into one of this machine.</summary>
    public static string Absolute(string path) => Path.Combine(Root, path);

    /// <summary>Reads one file.</summary>
    public static TextFile Read(string path) => new(path, File.ReadAllText(Absolute(path)));

    /// <summary>Reads all files with one of these extensions, such as <c>.cs</c>.</summary>
    public static IReadOnlyList<TextFile> WithExtension(params string[] extensions) =>
        [.. Paths.Where(path => extensions.Contains(Path.GetExtension(path))).Select(Read)];

    /// <summary>Lists a folder's files, leaving out build outputs, dot-folders other than .ci, and links.</summary>
    internal static IReadOnlyList<string> PathsUnder(string root) =>
        [.. Walk(new DirectoryInfo(root), root, top: true).Order(StringComparer.Ordinal)];

    private static IEnumerable<string> Walk(DirectoryInfo folder, string root, bool top)
    {
        IEnumerable<string> here = folder.EnumerateFiles()
            .Select(file => Path.GetRelativePath(root, file.FullName).Replace('\\', '/'));
        IEnumerable<string> below = folder.EnumerateDirectories()
            .Where(child => IsSource(child) && !(top && IgnoredNames.Contains(child.Name)))
            .SelectMany(child => Walk(child, root, top: false));
        return here.Concat(below);
    }

    private static bool IsSource(DirectoryInfo folder) =>
        !OutputFolders.Contains(folder.Name)
        && (!folder.Name.StartsWith('.') || folder.Name == ".ci")
        && folder.LinkTarget is null;
}
