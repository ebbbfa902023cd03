using System;
using System.Globalization;
using System.IO;
using System.Xml;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Writes SVG elements: numbers with two decimals and a point, text escaped.</summary>
internal sealed class SvgWriter : IDisposable
{
    private static readonly XmlWriterSettings Settings =
        new() { OmitXmlDeclaration = true, Indent = true, IndentChars = " ", NewLineChars = "\n" };

    private readonly StringWriter _text = new(CultureInfo.InvariantCulture);
    private readonly XmlWriter _xml;

    internal SvgWriter() => _xml = XmlWriter.Create(_text, Settings);

    public void Dispose()
    {
        _xml.Dispose();
        _text.Dispose();
    }

    internal static string Number(double value) => double.IsFinite(value)
        ? (Math.Round(value, 2) + 0.0).ToString("0.##", CultureInfo.InvariantCulture)
        : throw new ArgumentOutOfRangeException(nameof(value), value, "A coordinate is finite.");

    /// <summary>Begins an element; an attribute with an empty value is left at its default.</summary>
    internal void Begin(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        _xml.WriteStartElement(element, "http://www.w3.org/2000/svg");
        foreach ((string name, string value) in attributes)
        {
            if (value.Length > 0)
            {
                _xml.WriteAttributeString(name, value);
            }
        }
    }

    internal void End() => _xml.WriteEndElement();

    internal void Element(string element, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(element, attributes);
        End();
    }

    /// <summary>Writes an element that holds a text.</summary>
    internal void TextElement(string element, string text, params ReadOnlySpan<(string Name, string Value)> attributes)
    {
        Begin(element, attributes);
        _xml.WriteString(Words.Clean(text));
        End();
    }

    /// <summary>Writes a text, cut to a width; what is cut off can still be read by pointing at it.</summary>
    internal void Text(string text, double x, double y, TextStyle style, double width = double.PositiveInfinity)
    {
        string shown = Words.Cut(text, width, style);
        Begin(
            "text",
            ("x", Number(x)),
            ("y", Number(y)),
            ("font-size", Number(style.Size)),
            ("fill", style.Colour),
            ("font-weight", style.IsBold ? "600" : ""),
            ("text-anchor", style.Anchor));
        _xml.WriteString(shown);
        if (shown != Words.Clean(text))
        {
            TextElement("title", text);
        }

        End();
    }

    internal void Stroke(PathText path, Pen pen)
    {
        if (!path.IsEmpty)
        {
            Element(
                "path",
                ("d", path.Finish()),
                ("fill", "none"),
                ("stroke", pen.Colour),
                ("stroke-width", Number(pen.Width)),
                ("stroke-opacity", Opacity(pen.Opacity)),
                ("stroke-dasharray", pen.Dashed ? "6 4" : ""),
                ("stroke-linecap", pen.Dashed ? "" : "round"),
                ("stroke-linejoin", "round"));
        }
    }

    /// <summary>Fills an area. Its faint edge keeps one without any width visible.</summary>
    internal void Fill(PathText path, Pen pen)
    {
        if (!path.IsEmpty)
        {
            string opacity = Number(pen.Opacity * 0.22);
            Element(
                "path",
                ("d", path.Finish()),
                ("fill", pen.Colour),
                ("fill-opacity", opacity),
                ("stroke", pen.Colour),
                ("stroke-opacity", opacity));
        }
    }

    internal void Dot(double x, double y, double radius, Pen pen, bool ring) => Element(
        "circle",
        ("cx", Number(x)),
        ("cy", Number(y)),
        ("r", Number(radius)),
        ("fill", ring ? Palette.Paper : pen.Colour),
        ("stroke", ring ? pen.Colour : ""),
        ("stroke-width", ring ? Number(pen.Width) : ""),
        ("opacity", Opacity(pen.Opacity)));

    internal string Finish()
    {
        _xml.Flush();
        return _text + "\n";
    }

    private static string Opacity(double opacity) => opacity == 1 ? "" : Number(opacity);
}
