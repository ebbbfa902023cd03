using System;
using System.IO;

namespace MbRlRobot.Storage;

/// <summary>
/// Writes files that must not be there yet, with a mode that holds from the first byte: whole or not at all, and never over
/// another file.
/// </summary>
public static class NewFile
{
    /// <summary>The mode 0644: the owner writes, everyone reads.</summary>
    public const UnixFileMode ForAllToRead =
        UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.GroupRead | UnixFileMode.OtherRead;

    /// <summary>Writes a file.</summary>
    /// <param name="path">The file; its folder exists.</param>
    /// <param name="bytes">All of its bytes.</param>
    /// <param name="mode">Its mode, from which the process's umask takes away; without effect on Windows.</param>
    /// <exception cref="IOException">It is there already, or cannot be written.</exception>
    public static void Write(string path, ReadOnlySpan<byte> bytes, UnixFileMode mode)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        string whole = Path.GetFullPath(path);
        string name = $".{Path.GetFileName(whole)}.{Path.GetRandomFileName()}.tmp";
        string temporary = Path.Combine(Path.GetDirectoryName(whole)!, name);
        try
        {
            using (FileStream file = new(temporary, Options(mode)))
            {
                file.Write(bytes);
                file.Flush(flushToDisk: true);
            }

            File.Move(temporary, whole, overwrite: false);
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    private static FileStreamOptions Options(UnixFileMode mode)
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = mode;
        }

        return options;
    }
}
