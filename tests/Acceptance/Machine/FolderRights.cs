using System;
using System.IO;

namespace MbRlRobot.Acceptance.Machine;

/// <summary>Takes and gives the right to write.</summary>
public static class FolderRights
{
    private static readonly EnumerationOptions All = new()
    {
        RecurseSubdirectories = true,
        AttributesToSkip = FileAttributes.ReparsePoint,
    };

    private const UnixFileMode Write = UnixFileMode.UserWrite | UnixFileMode.GroupWrite | UnixFileMode.OtherWrite;

    /// <summary>Sets whether the owner may change a folder and all below it; others never may. No effect on Windows.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="writable">Whether the owner may write. The superuser always can.</param>
    public static void SetWritable(string folder, bool writable)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        var root = new DirectoryInfo(folder);
        Set(root, writable);
        foreach (FileSystemInfo entry in root.EnumerateFileSystemInfos("*", All))
        {
            Set(entry, writable);
        }
    }

    private static void Set(FileSystemInfo entry, bool writable)
    {
        if (!OperatingSystem.IsWindows() && entry.LinkTarget is null)
        {
            entry.UnixFileMode = (entry.UnixFileMode & ~Write) | (writable ? UnixFileMode.UserWrite : 0);
        }
    }
}
