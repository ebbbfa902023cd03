using System;
using System.Globalization;
using System.Linq;

namespace MbRlRobot.Expressions;

/// <summary>Cuts a window out of a text and underlines a part of it.</summary>
internal static class ErrorExcerpt
{
    private const int Before = 40;
    private const int Width = 80;
    private const string Ellipsis = "...";

    /// <summary>The window on one line, and below it, behind two spaces, carets under the part.</summary>
    public static string Cut(string text, int position, int length)
    {
        int from = Math.Clamp(position, 0, text.Length);
        int start = Math.Max(0, from - Before);
        int end = Math.Min(text.Length, start + Width);
        string prefix = start > 0 ? Ellipsis : "";
        string suffix = end < text.Length ? Ellipsis : "";
        string window = string.Concat(text[start..end].Select(OneColumn));
        int carets = Math.Max(1, Math.Min(length, end - from));
        return $"{prefix}{window}{suffix}\n  {new string(' ', prefix.Length + from - start)}{new string('^', carets)}";
    }

    /// <summary>What takes another width, moves the cursor or turns the line round is shown as '?'.</summary>
    private static char OneColumn(char character) => character switch
    {
        _ when char.IsWhiteSpace(character) => ' ',
        >= ' ' and <= '~' => character,
        (>= '\u00A1' and <= '\u058F') or (>= '\u2010' and <= '\u22FF') when IsVisible(character) => character,
        _ => '?',
    };

    private static bool IsVisible(char character) => char.GetUnicodeCategory(character) is not
        (UnicodeCategory.Format or UnicodeCategory.NonSpacingMark or
        UnicodeCategory.EnclosingMark or UnicodeCategory.OtherNotAssigned);
}
