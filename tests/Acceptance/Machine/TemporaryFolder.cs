using System;
using System.IO;

namespace MbRlRobot.Acceptance.Machine;

/// <summary>A folder that goes when it is disposed of, read-only content included.</summary>
public sealed class TemporaryFolder : IDisposable
{
    /// <summary>Gets the folder's path.</summary>
    public string Path { get; } = Directory.CreateTempSubdirectory("mbrl-").FullName;

    /// <summary>Creates a folder inside.</summary>
    /// <param name="name">Its name, or a path of several.</param>
    /// <returns>Its full path.</returns>
    public string Create(string name) => Directory.CreateDirectory(System.IO.Path.Combine(Path, name)).FullName;

    /// <inheritdoc />
    public void Dispose()
    {
        FolderRights.SetWritable(Path, writable: true);
        Directory.Delete(Path, recursive: true);
    }
}
