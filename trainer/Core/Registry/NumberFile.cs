using System;
using System.Globalization;
using System.IO;
using System.Text;
using MbRlRobot.Storage;

namespace MbRlRobot.Registry;

/// <summary>A version number in a small file of its own, replaced as a whole.</summary>
internal static class NumberFile
{
    internal static void Write(string path, ulong number) =>
        AtomicFile.Write(path, Encoding.ASCII.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{number}\n")));

    /// <returns>The number; null where there is no such file.</returns>
    /// <exception cref="InvalidDataException">It holds something else; the message names it.</exception>
    internal static ulong? Read(string path)
    {
        if (!File.Exists(path))
        {
            return null;
        }

        string text = File.ReadAllText(path).TrimEnd('\n');
        return TryParse(text, out ulong number)
            ? number
            : throw new InvalidDataException($"{path}: it holds '{text[..Math.Min(40, text.Length)]}'; allowed: a version, 1 to 2^63 - 1.");
    }

    /// <summary>Takes only the one spelling of a version.</summary>
    internal static bool TryParse(string text, out ulong number) =>
        ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number)
        && number is > 0 and <= long.MaxValue && text[0] != '0';
}
