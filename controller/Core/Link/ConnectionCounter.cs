using System.Globalization;
using System.IO;
using System.Text;
using MbRlRobot.Storage;

namespace MbRlRobot.Link;

/// <summary>Counts the starts of a robot's link over restarts, so that the will of an older one can be told from this one's.</summary>
public static class ConnectionCounter
{
    private const string Name = "connections";
    private const int LongestBytes = 32;

    /// <summary>Counts one more.</summary>
    /// <param name="folder">The robot's folder; made where it is missing.</param>
    /// <returns>The number of this start, from 0.</returns>
    /// <exception cref="IOException">The folder cannot be used.</exception>
    public static long Next(string folder)
    {
        Directory.CreateDirectory(folder);
        string path = Path.Combine(folder, Name);
        long next = Read(path);
        AtomicFile.Write(path, Encoding.ASCII.GetBytes((next + 1).ToString(CultureInfo.InvariantCulture)));
        return next;
    }

    /// <summary>A file that is no number counts from 0 again: trainers only ask whether two numbers are equal.</summary>
    private static long Read(string path)
    {
        if (!File.Exists(path))
        {
            return 0;
        }

        byte[] content = new byte[LongestBytes];
        using FileStream file = File.OpenRead(path);
        int length = file.ReadAtLeast(content, LongestBytes, throwOnEndOfStream: false);
        string text = Encoding.ASCII.GetString(content, 0, length);
        return long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long count) && count < long.MaxValue ? count : 0;
    }
}
