using System.IO;
using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.CharacterDevice;

/// <summary>
/// The calls of Linux's GPIO character device, version 2 (Linux 5.10; include/uapi/linux/gpio.h). Numbers of calls hold the size
/// of their structure.
/// </summary>
internal static unsafe partial class GpioDevice
{
    /// <summary><c>GPIO_GET_CHIPINFO_IOCTL</c>.</summary>
    public const uint GetChipInfo = 0x8044B401;

    /// <summary><c>GPIO_V2_GET_LINE_IOCTL</c>.</summary>
    public const uint GetLine = 0xC250B407;

    /// <summary><c>GPIO_V2_LINE_GET_VALUES_IOCTL</c>.</summary>
    public const uint GetValues = 0xC010B40E;

    /// <summary><c>GPIO_V2_LINE_SET_VALUES_IOCTL</c>.</summary>
    public const uint SetValues = 0xC010B40F;

    /// <summary>Makes a call.</summary>
    /// <param name="file">The chip, or a request of lines.</param>
    /// <param name="call">The call's number.</param>
    /// <param name="data">Its structure.</param>
    /// <exception cref="IOException">The kernel refuses; the message says why.</exception>
    public static void Call<T>(SafeFileHandle file, uint call, ref T data)
        where T : unmanaged
    {
        fixed (T* place = &data)
        {
            if (Control(file, call, place) < 0)
            {
                throw new IOException($"Error {Marshal.GetLastPInvokeError()} ({Marshal.GetLastPInvokeErrorMessage()}) of the GPIO device.");
            }
        }
    }

    [LibraryImport("libc", EntryPoint = "ioctl", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int Control(SafeFileHandle file, nuint call, void* data);
}
