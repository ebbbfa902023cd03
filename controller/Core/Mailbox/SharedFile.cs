using System;
using System.IO;
using MbRlRobot.Recording;

namespace MbRlRobot.Mailbox;

/// <summary>
/// Files in memory that stay from one control process to the next, so that whoever has mapped one need not look for another.
/// </summary>
internal static class SharedFile
{
    /// <summary>Opens a file, or replaces what is no such file by a new one, made whole under another name.</summary>
    /// <param name="path">The file.</param>
    /// <param name="length">Its bytes.</param>
    /// <param name="isSound">Whether what is there can be used.</param>
    /// <param name="make">Fills a new one, which is zeros.</param>
    /// <exception cref="IOException">It can be neither opened nor made.</exception>
    public static MappedFile OpenOrMake(string path, int length, Func<MappedFile, bool> isSound, Action<MappedFile> make)
    {
        if (TryOpen(path, length, isSound) is { } found)
        {
            return found;
        }

        string temporary = $"{path}.{Path.GetRandomFileName()}";
        MappedFile memory = MappedFile.Create(temporary, length);
        try
        {
            make(memory);
            File.Move(temporary, path, overwrite: true);
            return memory;
        }
        catch
        {
            memory.Dispose();
            File.Delete(temporary);
            throw;
        }
    }

    private static MappedFile? TryOpen(string path, int length, Func<MappedFile, bool> isSound)
    {
        if (new FileInfo(path) is not { Exists: true } file || file.Length != length)
        {
            return null;
        }

        MappedFile memory = MappedFile.Open(path, length);
        if (isSound(memory))
        {
            return memory;
        }

        memory.Dispose();
        return null;
    }
}
