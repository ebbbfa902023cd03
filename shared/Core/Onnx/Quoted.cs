using System;
using System.Globalization;

namespace MbRlRobot.Onnx;

/// <summary>Text of a file that nobody vouches for, fit to be printed.</summary>
internal static class Quoted
{
    private const int Longest = 80;

    /// <summary>Puts a text in quotes: shortened, and without what moves a cursor.</summary>
    public static string Text(string text) => $"'{Plain(text)}'";

    /// <summary>The text shortened, and without what moves a cursor.</summary>
    public static string Plain(string text)
    {
        int length = Math.Min(text.Length, Longest);
        string shown = string.Create(length, text, static (result, source) =>
        {
            for (int index = 0; index < result.Length; index++)
            {
                result[index] = IsPrintable(source[index]) ? source[index] : '?';
            }
        });
        return length < text.Length ? shown + "..." : shown;
    }

    private static bool IsPrintable(char character) => char.GetUnicodeCategory(character)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.Surrogate
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
