using System;
using System.IO;

namespace MbRlRobot.Controller.Tests.Recording;

/// <summary>A folder for one test, gone with it.</summary>
internal sealed class Scratch : IDisposable
{
    private const string Memory = "/dev/shm";

    /// <summary>In memory where there is such a place: closing a mapped file waits for a disk.</summary>
    public string Folder { get; } = Directory.CreateDirectory(Path.Combine(
        Directory.Exists(Memory) ? Memory : Path.GetTempPath(), $"mbrl-test-{Path.GetRandomFileName()}")).FullName;

    public string At(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, recursive: true);
}
