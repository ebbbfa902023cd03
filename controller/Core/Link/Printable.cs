using System;

namespace MbRlRobot.Link;

/// <summary>Text for people, as messages take it.</summary>
internal static class Printable
{
    /// <summary>The longest text of a message, in characters.</summary>
    public const int Longest = 512;

    /// <summary>Makes a text fit: control characters become spaces, what is too long is cut.</summary>
    /// <param name="text">The text.</param>
    /// <returns>The text as it can be sent and printed.</returns>
    public static string Text(string text)
    {
        int length = Math.Min(text.Length, Longest);
        return string.Create(length, text, (letters, source) =>
        {
            for (int index = 0; index < letters.Length; index++)
            {
                letters[index] = char.IsControl(source[index]) ? ' ' : source[index];
            }
        });
    }
}
