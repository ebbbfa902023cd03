using System;
using System.Collections.Generic;
using System.IO;
using System.Linq;
using MbRlRobot.Installation;

namespace MbRlRobot.Controller.Tests.Installation;

/// <summary>A robot's folder, gone after the test.</summary>
internal sealed class InstallationFolder : IDisposable
{
    public string Path { get; } = Directory.CreateTempSubdirectory("installation-").FullName;

    public ModelInstallation Installation => new(Path);

    public string RecordPath => System.IO.Path.Combine(Path, "record");

    /// <summary>Every file and folder with its bytes: what must not change when a model is refused.</summary>
    public IReadOnlyList<string> Snapshot() =>
    [
        .. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Order(StringComparer.Ordinal)
            .Select(path => $"{path}: {(File.Exists(path) ? Convert.ToHexString(File.ReadAllBytes(path)) : "folder")}"),
    ];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
