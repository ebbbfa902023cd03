using System.IO;

namespace MbRlRobot.Models;

/// <summary>Reads files whose length nobody vouches for: a device has no length, and no end.</summary>
internal static class BoundedFile
{
    /// <summary>Reads a whole file.</summary>
    /// <param name="path">Its path.</param>
    /// <param name="maximum">The most bytes that it may have.</param>
    /// <exception cref="InvalidDataException">It is longer.</exception>
    /// <exception cref="IOException">It is not there or cannot be read.</exception>
    public static byte[] Read(string path, int maximum)
    {
        using FileStream file = File.OpenRead(path);
        using MemoryStream content = new();
        byte[] block = new byte[64 * 1024];
        for (int length; (length = file.Read(block)) > 0;)
        {
            content.Write(block, 0, length);
            if (content.Length > maximum)
            {
                throw new InvalidDataException($"{path}: it has more than {maximum} bytes.");
            }
        }

        return content.ToArray();
    }
}
