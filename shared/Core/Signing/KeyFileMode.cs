using System;
using System.Globalization;
using System.IO;
using Microsoft.Win32.SafeHandles;

namespace MbRlRobot.Signing;

/// <summary>Who may read a private key: as with ssh, one that others can read is refused, not warned about.</summary>
internal static class KeyFileMode
{
    private const UnixFileMode Others =
        UnixFileMode.GroupRead | UnixFileMode.GroupWrite | UnixFileMode.GroupExecute
        | UnixFileMode.OtherRead | UnixFileMode.OtherWrite | UnixFileMode.OtherExecute;

    /// <summary>Refuses a file that others than its owner may touch. Where there are no such modes, nothing is checked.</summary>
    /// <exception cref="InvalidDataException">They may; the message has the mode and the command to run.</exception>
    public static void RefuseOthers(string path)
    {
        if (OperatingSystem.IsWindows())
        {
            return;
        }

        using SafeFileHandle file = File.OpenHandle(path);
        UnixFileMode mode = File.GetUnixFileMode(file);
        if ((mode & Others) != 0)
        {
            string octal = Convert.ToString((int)mode, 8).PadLeft(4, '0');
            throw new InvalidDataException(string.Create(
                CultureInfo.InvariantCulture,
                $"{path}: its mode is {octal}, so that others than its owner can touch this private key; allowed: 0600. "
                + $"If nobody did, run: chmod 600 '{path}'. Otherwise make a new key with mbrl-trainer keys new."));
        }
    }
}
