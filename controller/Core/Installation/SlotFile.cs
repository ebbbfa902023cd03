using System;
using System.IO;

namespace MbRlRobot.Installation;

/// <summary>The file that slots are mapped from: made whole under another name, so that nobody maps half of it.</summary>
internal static class SlotFile
{
    /// <summary>Makes the file where there is none; the process that loses a race uses the winner's.</summary>
    public static void MakeIfMissing(string path, ReadOnlySpan<byte> kind, int length)
    {
        if (File.Exists(path))
        {
            return;
        }

        string temporary = $"{Path.GetFullPath(path)}.{Path.GetRandomFileName()}";
        try
        {
            using (FileStream file = new(temporary, Options()))
            {
                file.Write(Header(kind, length));
                file.SetLength(SlotLayout.TotalBytes(length));
            }

            File.Move(temporary, path, overwrite: false);
        }
        catch (IOException) when (File.Exists(path))
        {
            return;
        }
        finally
        {
            File.Delete(temporary);
        }
    }

    /// <summary>Opens the file and holds it against what it must be.</summary>
    /// <exception cref="InvalidDataException">It is something else.</exception>
    public static FileStream Open(string path, ReadOnlySpan<byte> kind, int length)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite);
        byte[] header = new byte[SlotLayout.ActiveAt];
        bool isWhole = file.ReadAtLeast(header, header.Length, throwOnEndOfStream: false) == header.Length;
        if (isWhole && file.Length == SlotLayout.TotalBytes(length)
            && header.AsSpan().SequenceEqual(Header(kind, length).AsSpan(0, header.Length)))
        {
            return file;
        }

        file.Dispose();
        throw new InvalidDataException(
            $"{path}: these weight slots are for models of another architecture or schema, or of another controller. A "
            + "running robot takes models of its own architecture only: stop it, remove the file, and start it again.");
    }

    private static byte[] Header(ReadOnlySpan<byte> kind, int length)
    {
        byte[] header = new byte[SlotLayout.HeaderBytes];
        BitConverter.TryWriteBytes(header.AsSpan(SlotLayout.MagicAt), SlotLayout.Magic);
        BitConverter.TryWriteBytes(header.AsSpan(SlotLayout.LengthAt), length);
        kind.CopyTo(header.AsSpan(SlotLayout.KindAt));
        BitConverter.TryWriteBytes(header.AsSpan(SlotLayout.ActiveAt), ModelSlots.None);
        BitConverter.TryWriteBytes(header.AsSpan(SlotLayout.OfferedAt), ModelSlots.None);
        return header;
    }

    private static FileStreamOptions Options()
    {
        FileStreamOptions options = new() { Mode = FileMode.CreateNew, Access = FileAccess.Write, Share = FileShare.None };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        return options;
    }
}
