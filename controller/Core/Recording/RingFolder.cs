using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using System.Threading;
using MbRlRobot.Messaging;

namespace MbRlRobot.Recording;

/// <summary>
/// Where the processes of one robot meet: a folder in memory with a ring for each start of its control process, oldest first
/// by name, and two files that say who is at work. The system lets go of those when a process dies, however it dies.
/// </summary>
public sealed class RingFolder
{
    /// <summary>The rings that a start leaves in place, its own included; what no link has read by then is deleted.</summary>
    public const int KeptRings = 4;

    private const string Extension = ".ring";
    private const string WriterClaim = "writer.claim";
    private const string ReaderClaim = "reader.claim";
    private const int ClaimTries = 5;

    private static readonly TimeSpan ClaimPause = TimeSpan.FromMilliseconds(20);

    /// <summary>Names the folder of a robot.</summary>
    /// <param name="robotId">The individual robot.</param>
    /// <param name="baseFolder">The folder of all robots; <see cref="DefaultBase"/> unless given.</param>
    /// <exception cref="ArgumentException">The id is not one.</exception>
    public RingFolder(string robotId, string? baseFolder = null)
    {
        RobotIdSyntax.ThrowIfInvalid(robotId, nameof(robotId));
        RobotId = robotId;
        Path = System.IO.Path.Combine(baseFolder ?? DefaultBase, robotId);
    }

    /// <summary>/dev/shm/mbrl, memory that files are mapped from; elsewhere than on Linux a temporary folder.</summary>
    public static string DefaultBase => OperatingSystem.IsLinux()
        ? "/dev/shm/mbrl"
        : System.IO.Path.Combine(System.IO.Path.GetTempPath(), "mbrl");

    /// <summary>The individual robot.</summary>
    public string RobotId { get; }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Whether a control process is at work; a ring whose process is gone grows no more.</summary>
    public bool HasWriter => IsClaimed(WriterClaim);

    /// <summary>Makes the ring of a control process that starts.</summary>
    /// <param name="source">Whose records it takes.</param>
    /// <param name="capacity">The records that it holds at least; rounded up to a power of two.</param>
    /// <returns>The ring; disposing it leaves the file to the link.</returns>
    /// <exception cref="ArgumentException">The source is another robot's, or the capacity out of range.</exception>
    /// <exception cref="IOException">Another control process runs this robot, or there is no room.</exception>
    public RecordRing Create(RecordSource source, int capacity)
    {
        ArgumentNullException.ThrowIfNull(source);
        if (source.RobotId != RobotId)
        {
            throw new ArgumentException($"The records are of '{source.RobotId}', the folder of '{RobotId}'.", nameof(source));
        }

        FileStream claim = Claim(WriterClaim, "control process");
        try
        {
            string[] rings = [.. Rings()];
            Array.ForEach(rings[..Math.Max(0, rings.Length - KeptRings + 1)], File.Delete);
            ulong number = rings.Length == 0 ? 1 : NumberOf(rings[^1]) + 1;
            string name = string.Create(CultureInfo.InvariantCulture, $"{number:D10}-{source.Epoch:x16}{Extension}");
            return new RecordRing(System.IO.Path.Combine(Path, name), source, capacity, claim);
        }
        catch
        {
            claim.Dispose();
            throw;
        }
    }

    /// <summary>The rings, oldest first.</summary>
    /// <returns>Their paths; empty where there is no folder.</returns>
    public IReadOnlyList<string> Rings() => !Directory.Exists(Path) ? [] : [.. Directory
        .GetFiles(Path, "*" + Extension)
        .Where(path => NumberOf(path) > 0)
        .Order(StringComparer.Ordinal)];

    internal IDisposable ClaimReader() => Claim(ReaderClaim, "link");

    private static ulong NumberOf(string path)
    {
        string name = System.IO.Path.GetFileName(path);
        bool isRing = name.Length == 27 + Extension.Length && name[10] == '-';
        return isRing && ulong.TryParse(name[..10], NumberStyles.None, CultureInfo.InvariantCulture, out ulong number)
            ? number
            : 0;
    }

    private FileStream Claim(string name, string who)
    {
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Path);
        }
        else
        {
            Directory.CreateDirectory(Path, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        }

        return OpenAlone(System.IO.Path.Combine(Path, name), ClaimTries, who);
    }

    /// <summary>Whoever looks whether a claim is taken holds it for a moment: a few tries tell them apart.</summary>
    private FileStream OpenAlone(string path, int tries, string who)
    {
        try
        {
            return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException) when (tries > 1)
        {
            Thread.Sleep(ClaimPause);
        }
        catch (IOException fault)
        {
            throw new IOException($"{Path}: another {who} of the robot '{RobotId}' is running, or: {fault.Message}", fault);
        }

        return OpenAlone(path, tries - 1, who);
    }

    private bool IsClaimed(string name)
    {
        string path = System.IO.Path.Combine(Path, name);
        if (!File.Exists(path))
        {
            return false;
        }

        try
        {
            using FileStream probe = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None);
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }
}
