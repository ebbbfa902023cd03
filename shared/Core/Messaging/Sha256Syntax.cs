using System;
using System.Buffers;

namespace MbRlRobot.Messaging;

/// <summary>
/// SHA-256 hashes as text: 64 lower-case hexadecimal digits. One spelling only, so that equal hashes are equal texts
/// (topics, file names, schema hashes).
/// </summary>
public static class Sha256Syntax
{
    /// <summary>Length of the text, in characters.</summary>
    public const int Length = 64;

    /// <summary>The rule in words, for error messages.</summary>
    public const string Allowed = "64 lower-case hexadecimal digits";

    private static readonly SearchValues<char> Digits = SearchValues.Create("0123456789abcdef");

    /// <summary>Whether a text is a hash. Never throws.</summary>
    /// <param name="text">The text.</param>
    /// <returns>True for 64 lower-case hexadecimal digits.</returns>
    public static bool IsValid(ReadOnlySpan<char> text) =>
        text.Length == Length && !text.ContainsAnyExcept(Digits);

    /// <summary>Refuses a text that is not a hash.</summary>
    /// <param name="text">The text.</param>
    /// <param name="parameterName">Name of the caller's parameter.</param>
    /// <exception cref="ArgumentException">The text is no hash; the message says what is allowed.</exception>
    public static void ThrowIfInvalid(string text, string parameterName)
    {
        ArgumentNullException.ThrowIfNull(text, parameterName);
        if (!IsValid(text))
        {
            throw new ArgumentException($"'{text}' is not a SHA-256 hash; allowed: {Allowed}.", parameterName);
        }
    }
}
