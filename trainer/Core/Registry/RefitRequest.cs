using System;
using System.IO;
using System.Text;
using MbRlRobot.Storage;

namespace MbRlRobot.Registry;

/// <summary>
/// A user's wish for a fit, as a file beside the models of a type: it reaches the <c>serve</c> that runs or, where none does, the next
/// one. It stays until the fit that it asked for is over.
/// </summary>
public sealed class RefitRequest
{
    private const string FileName = "refit";
    private readonly string _path;

    /// <summary>Looks at a type's request.</summary>
    /// <param name="dataFolder">The trainer's data folder (<c>--data</c>).</param>
    /// <param name="type">The robot's type; it has a registry.</param>
    public RefitRequest(string dataFolder, string type)
    {
        ArgumentException.ThrowIfNullOrEmpty(dataFolder);
        ArgumentException.ThrowIfNullOrEmpty(type);
        _path = Path.Combine(dataFolder, ModelRegistry.FolderName, type, FileName);
    }

    /// <summary>Whether one is waiting.</summary>
    public bool IsWaiting => File.Exists(_path);

    /// <summary>Asks for a fit; also while one is under way that another request had asked for.</summary>
    /// <exception cref="IOException">The registry's folder cannot be written.</exception>
    public void Ask() => AtomicFile.Write(_path, Encoding.ASCII.GetBytes($"{Guid.NewGuid():N}\n"));

    /// <summary>Takes the request up.</summary>
    /// <returns>Its name, for <see cref="Settle"/>; null where there is none.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    internal string? Read() => IsWaiting ? File.ReadAllText(_path) : null;

    /// <summary>Says that what a request asked for was done, or cannot be; one that came since stays.</summary>
    /// <param name="request">The request.</param>
    /// <exception cref="IOException">It cannot be removed.</exception>
    internal void Settle(string request)
    {
        if (Read() == request)
        {
            File.Delete(_path);
        }
    }
}
