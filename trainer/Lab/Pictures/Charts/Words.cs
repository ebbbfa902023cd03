using System.Linq;
using System.Text;
using System.Xml;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Text that others wrote: what XML cannot hold is replaced, and its width guessed.</summary>
internal static class Words
{
    /// <summary>The text with every character that XML forbids replaced by U+FFFD, and line ends by spaces.</summary>
    internal static string Clean(string text)
    {
        var clean = new StringBuilder(text.Length);
        foreach (Rune rune in text.EnumerateRunes())
        {
            bool allowed = !rune.IsBmp || XmlConvert.IsXmlChar((char)rune.Value);
            _ = clean.Append(Rune.IsWhiteSpace(rune) ? " " : allowed ? rune.ToString() : "\uFFFD");
        }

        return clean.ToString();
    }

    /// <summary>A width in pixels that no usual font exceeds.</summary>
    internal static double Width(string text, TextStyle style) => text.EnumerateRunes().Sum(Em) * EmWidth(style);

    /// <summary>The clean text, its end replaced by an ellipsis when it is too wide.</summary>
    internal static string Cut(string text, double width, TextStyle style)
    {
        string clean = Clean(text);
        if (Width(clean, style) <= width)
        {
            return clean;
        }

        var cut = new StringBuilder();
        double left = width - EmWidth(style);
        foreach (Rune rune in clean.EnumerateRunes())
        {
            left -= Em(rune) * EmWidth(style);
            if (left < 0)
            {
                break;
            }

            _ = cut.Append(rune.ToString());
        }

        return cut.Append('…').ToString();
    }

    private static double EmWidth(TextStyle style) => style.Size * (style.IsBold ? 1.12 : 1);

    /// <summary>Width in em of DejaVu Sans, the widest of the usual sans serif fonts.</summary>
    private static double Em(Rune rune) => rune.Value switch
    {
        'm' or 'w' or 'M' or 'W' or '%' or '@' => 0.98,
        'i' or 'j' or 'l' or ' ' or '.' or ',' or ':' or ';' or '|' or '\'' => 0.34,
        'f' or 'r' or 't' or 'I' or '(' or ')' or '-' or '/' or '!' => 0.41,
        >= 'A' and <= 'Z' => 0.74,
        >= 0x1100 => 1.05,
        _ => 0.63,
    };
}
