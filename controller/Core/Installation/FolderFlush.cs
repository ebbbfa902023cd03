using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Text;

namespace MbRlRobot.Installation;

/// <summary>
/// Flushes a folder's names to disk, without which a rename may be undone by a power cut (man 2 fsync). .NET opens no
/// folders, so this asks libc; on systems without it names are left to the file system.
/// </summary>
internal static class FolderFlush
{
    private const int ReadOnly = 0;

    /// <summary>Flushes a folder.</summary>
    /// <param name="path">The folder.</param>
    /// <exception cref="IOException">The disk reports an error.</exception>
    public static void Run(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        int handle = Open([.. Encoding.UTF8.GetBytes(path), 0], ReadOnly);
        if (handle < 0)
        {
            throw new IOException($"{path}: the folder cannot be opened: {Marshal.GetLastPInvokeErrorMessage()}.");
        }

        bool isDone = Sync(handle) == 0;
        string error = Marshal.GetLastPInvokeErrorMessage();
        _ = Close(handle);
        if (!isDone)
        {
            throw new IOException($"{path}: the folder cannot be flushed to disk: {error}.");
        }
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern int Open(byte[] path, int flags);

    [DllImport("libc", EntryPoint = "fsync", SetLastError = true)]
    private static extern int Sync(int handle);

    [DllImport("libc", EntryPoint = "close")]
    private static extern int Close(int handle);
}
