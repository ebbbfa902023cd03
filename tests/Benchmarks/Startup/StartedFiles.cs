using System;
using System.IO;
using MbRlRobot.Processes;

namespace MbRlRobot.Benchmarks.Startup;

/// <summary>The files of a robot that is started: on the disk and in memory. Gone when it is disposed of.</summary>
internal sealed class StartedFiles : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("mbrl-start-");
    private readonly RuntimeFolder _memory = new(FormattableString.Invariant($"startup-{Environment.ProcessId}"));

    /// <summary>The robot's name.</summary>
    public string RobotId => _memory.RobotId;

    /// <summary>Where the simulated robot writes down its steps.</summary>
    public string Journal => Path.Combine(_folder.FullName, "journal");

    /// <summary>The robot's folder on the disk.</summary>
    public string Data => Path.Combine(_folder.FullName, "data");

    /// <inheritdoc/>
    public void Dispose()
    {
        _folder.Delete(recursive: true);
        if (Directory.Exists(_memory.Rings.Path))
        {
            Directory.Delete(_memory.Rings.Path, recursive: true);
        }
    }
}
