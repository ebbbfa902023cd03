using System;
using System.Buffers.Text;
using System.IO;
using MbRlRobot.Ports;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.Sysfs;

/// <summary>A file of sysfs that holds a whole number, kept open: writing one is one system call, and allocates nothing.</summary>
internal sealed class SysfsNumber : IDisposable
{
    /// <summary>Digits of a 64-bit number, its sign, and the end of the line.</summary>
    private const int LongestText = 21;

    private readonly SafeFileHandle _file;

    /// <summary>Opens a file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="access">What may be done with it: some files can be written only.</param>
    /// <exception cref="IOException">It is not there.</exception>
    /// <exception cref="UnauthorizedAccessException">It is not this user's to write.</exception>
    public SysfsNumber(string path, FileAccess access = FileAccess.ReadWrite) =>
        _file = File.OpenHandle(path, FileMode.Open, access, FileShare.ReadWrite);

    /// <summary>Writes a number.</summary>
    /// <returns>Whether the kernel took it.</returns>
    public IoStatus Write(long value)
    {
        Span<byte> text = stackalloc byte[LongestText];
        _ = Utf8Formatter.TryFormat(value, text, out int length);
        text[length] = (byte)'\n';
        try
        {
            RandomAccess.Write(_file, text[..(length + 1)], 0);
            return IoStatus.Ok;
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException or ArgumentException or ObjectDisposedException)
        {
            // what the kernel refuses comes as several kinds of exception, by its error number
            return IoStatus.TransferFailed;
        }
    }

    /// <summary>Reads the number.</summary>
    /// <returns>The number; 0 where there is none.</returns>
    /// <exception cref="IOException">It cannot be read.</exception>
    public long Read()
    {
        Span<byte> text = stackalloc byte[LongestText];
        int length = RandomAccess.Read(_file, text, 0);
        return Utf8Parser.TryParse(text[..length], out long value, out _) ? value : 0;
    }

    /// <inheritdoc />
    public void Dispose() => _file.Dispose();
}
