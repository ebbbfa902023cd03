using System;
using System.IO;
using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MbRlRobot.Recording;

/// <summary>
/// A file as memory that several processes share. On a file system in memory (tmpfs) nobody ever waits for a disk; what was
/// written stays when a process is killed.
/// </summary>
internal sealed unsafe partial class MappedFile : IDisposable
{
    private readonly MemoryMappedFile _map;
    private readonly MemoryMappedViewAccessor _view;
    private readonly byte* _start;

    private MappedFile(FileStream file, long length)
    {
        _map = MemoryMappedFile.CreateFromFile(
            file, null, length, MemoryMappedFileAccess.ReadWrite, HandleInheritability.None, leaveOpen: false);
        _view = _map.CreateViewAccessor(0, length, MemoryMappedFileAccess.ReadWrite);
        _view.SafeMemoryMappedViewHandle.AcquirePointer(ref _start);
        _start += _view.PointerOffset;
        Length = (int)length;
    }

    /// <summary>Its bytes.</summary>
    public int Length { get; }

    /// <summary>Makes a file of zeros, all of whose pages exist.</summary>
    /// <exception cref="IOException">It exists, or there is no room for it.</exception>
    public static MappedFile Create(string path, int length)
    {
        FileStreamOptions options = new()
        {
            Mode = FileMode.CreateNew,
            Access = FileAccess.ReadWrite,
            Share = FileShare.ReadWrite | FileShare.Delete,

            // room is taken now: a write to a page that the file system has no room for would end the process
            PreallocationSize = length,
        };
        if (!OperatingSystem.IsWindows())
        {
            options.UnixCreateMode = UnixFileMode.UserRead | UnixFileMode.UserWrite;
        }

        FileStream file = new(path, options);
        file.SetLength(length);
        MappedFile mapped = new(file, length);
        mapped.Bytes(0, length).Clear();
        return mapped;
    }

    /// <summary>Opens a file that another process made.</summary>
    /// <exception cref="IOException">It is not there or cannot be mapped.</exception>
    public static MappedFile Open(string path, int atLeast)
    {
        FileStream file = new(path, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        if (file.Length >= atLeast && file.Length <= int.MaxValue)
        {
            return new MappedFile(file, file.Length);
        }

        long length = file.Length;
        file.Dispose();
        throw new InvalidDataException($"{path}: it has {length} bytes; allowed: {atLeast} to {int.MaxValue}.");
    }

    /// <summary>Some of its bytes. Neither allocates nor waits.</summary>
    public Span<byte> Bytes(int offset, int length)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan((ulong)(uint)offset + (uint)length, (ulong)Length, nameof(length));
        return new Span<byte>(_start + offset, length);
    }

    /// <summary>A word that processes tell each other something by.</summary>
    public ref ulong Word(int offset) => ref Unsafe.As<byte, ulong>(ref Bytes(offset, sizeof(ulong))[0]);

    /// <summary>Keeps its pages in memory, for as long as this process maps them.</summary>
    /// <returns>Why not, and how to allow it; null where it worked.</returns>
    public string? Lock()
    {
        if (!OperatingSystem.IsLinux())
        {
            return "the ring is not locked in memory: that is done on Linux alone, where the product runs";
        }

        return LockPages(_start, (nuint)Length) == 0
            ? null
            : $"the ring of {Length / 1024} KiB could not be locked in memory (error {Marshal.GetLastPInvokeError()}), "
                + "and a page that is swapped out stops the loop. Allow it: LimitMEMLOCK=infinity in the systemd unit, "
                + "or ulimit -l unlimited before the program starts";
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (_view.SafeMemoryMappedViewHandle.IsClosed)
        {
            return;
        }

        if (OperatingSystem.IsLinux())
        {
            // closing a view synchronises it (msync), which locked pages refuse; a control process may have locked all of its memory
            _ = UnlockPages(_start, (nuint)Length);
        }

        _view.SafeMemoryMappedViewHandle.ReleasePointer();
        _view.Dispose();
        _map.Dispose();
    }

    [LibraryImport("libc", EntryPoint = "mlock", SetLastError = true)]
    private static partial int LockPages(byte* start, nuint length);

    [LibraryImport("libc", EntryPoint = "munlock")]
    private static partial int UnlockPages(byte* start, nuint length);
}
