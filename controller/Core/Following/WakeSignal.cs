using System;
using System.IO;
using System.Runtime.InteropServices;
using System.Threading;

namespace MbRlRobot.Following;

/// <summary>
/// Wakes a thread that sleeps. On Linux an eventfd(2): setting it is one system call that takes no lock of this process; elsewhere an
/// event of the runtime.
/// </summary>
internal sealed partial class WakeSignal : IDisposable
{
    private const int CloseOnExec = 0x80000; // EFD_CLOEXEC
    private readonly int _file = -1;
    private readonly AutoResetEvent? _event;

    /// <summary>Makes one that is not set.</summary>
    /// <exception cref="IOException">The process has no file descriptor left.</exception>
    public WakeSignal()
    {
        if (!OperatingSystem.IsLinux())
        {
            _event = new AutoResetEvent(false);
            return;
        }

        _file = Open(0, CloseOnExec);
        if (_file < 0)
        {
            throw new IOException($"eventfd: {Marshal.GetPInvokeErrorMessage(Marshal.GetLastPInvokeError())}.");
        }
    }

    /// <summary>Wakes the thread that waits, or the next one that does.</summary>
    public void Set()
    {
        if (_event is null)
        {
            ulong one = 1;
            _ = Write(_file, ref one, sizeof(ulong));
        }
        else
        {
            _event.Set();
        }
    }

    /// <summary>Sleeps until it is set; may return for a signal of the system too.</summary>
    public void Wait()
    {
        if (_event is null)
        {
            ulong count = 0;
            _ = Read(_file, ref count, sizeof(ulong));
        }
        else
        {
            _event.WaitOne();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _event?.Dispose();
        if (_file >= 0)
        {
            _ = Close(_file);
        }
    }

    [LibraryImport("libc", EntryPoint = "eventfd", SetLastError = true)]
    private static partial int Open(uint initial, int flags);

    [LibraryImport("libc", EntryPoint = "write")]
    private static partial nint Write(int file, ref ulong value, nint length);

    [LibraryImport("libc", EntryPoint = "read")]
    private static partial nint Read(int file, ref ulong value, nint length);

    [LibraryImport("libc", EntryPoint = "close")]
    private static partial int Close(int file);
}
