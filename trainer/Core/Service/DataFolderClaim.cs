using System;
using System.IO;
using MbRlRobot.Registry;

namespace MbRlRobot.Service;

/// <summary>
/// Says that one process has a trainer's data folder and appends to its store; the system lets go of it when the process dies.
/// </summary>
public sealed class DataFolderClaim : IDisposable
{
    private const string FileName = "serve.lock";
    private readonly RegistryLock _held;

    private DataFolderClaim(RegistryLock held) => _held = held;

    /// <summary>Takes a folder.</summary>
    /// <param name="dataFolder">The folder; made where it is missing.</param>
    /// <returns>The claim; to be disposed of last.</returns>
    /// <exception cref="IOException">Another process has it, or it cannot be used.</exception>
    public static DataFolderClaim Take(string dataFolder)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        string folder = Directory.CreateDirectory(dataFolder).FullName;
        return new DataFolderClaim(RegistryLock.Take(
            Path.Combine(folder, FileName), TimeSpan.Zero, "another mbrl-trainer serve or import"));
    }

    /// <summary>Looks whether a process has a folder.</summary>
    /// <param name="dataFolder">The folder.</param>
    /// <returns>Whether one has, as of now.</returns>
    public static bool IsTaken(string dataFolder)
    {
        if (!File.Exists(Path.Combine(dataFolder, FileName)))
        {
            return false;
        }

        try
        {
            Take(dataFolder).Dispose();
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _held.Dispose();
}
