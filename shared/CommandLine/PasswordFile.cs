using System;
using System.IO;
using System.Text;

namespace MbRlRobot.CommandLine;

/// <summary>A file with a password in one line.</summary>
internal static class PasswordFile
{
    /// <summary>The most bytes that are read.</summary>
    private const int LongestBytes = 4096;

    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    /// <summary>Reads the password: the file's one line, without its end.</summary>
    /// <param name="option">The option that names the file.</param>
    /// <param name="path">The file.</param>
    /// <returns>The password.</returns>
    /// <exception cref="UsageException">There is no file, or no password in it. The message never has the password.</exception>
    public static string Read(string option, string path)
    {
        ExistingPath.RequireFile(option, path, "a file with a password in one line");
        byte[] content = new byte[LongestBytes + 1];
        using FileStream file = File.OpenRead(path);
        int length = file.ReadAtLeast(content, content.Length, throwOnEndOfStream: false);
        string? password = length > LongestBytes ? null : LineOf(content.AsSpan(0, length));
        return password ?? throw new UsageException(
            $"{option} is '{path}', which is no password; allowed: one line of UTF-8, 1 to {LongestBytes} bytes, without NUL.");
    }

    private static string? LineOf(ReadOnlySpan<byte> content)
    {
        try
        {
            string text = Utf8.GetString(content);
            string line = text.EndsWith('\n') ? text[..^1] : text;
            line = line.EndsWith('\r') ? line[..^1] : line;
            return line.Length == 0 || line.AsSpan().IndexOfAny("\r\n\0") >= 0 ? null : line;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
