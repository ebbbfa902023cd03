using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Xml.Linq;
using MbRlRobot.CommandLine;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>
/// Bars below each other, each with its number, and a mark where it is to reach. Plain SVG on a white card of its own: no script, style
/// sheet or address, and the same bytes for the same bars.
/// </summary>
internal static class BarChart
{
    private const double Width = 820;
    private const double Margin = 22;
    private const double Labels = 350;
    private const double Numbers = 110;
    private const double Row = 26;
    private const double Top = 74;
    private const double Thickness = 15;
    private const double Room = Width - (2 * Margin) - Labels - Numbers;
    private const string Font = "system-ui, sans-serif";
    private static readonly XNamespace Svg = "http://www.w3.org/2000/svg";

    /// <summary>Draws.</summary>
    /// <param name="title">What is shown.</param>
    /// <param name="subtitle">How to read it.</param>
    /// <param name="unit">What follows each number, such as <c> times</c>.</param>
    /// <param name="bars">The bars, from the top.</param>
    /// <param name="longest">The number that takes all the room, unless a bar is longer.</param>
    /// <returns>The picture as an SVG document.</returns>
    public static string Draw(string title, string subtitle, string unit, IReadOnlyList<Bar> bars, double longest = 0)
    {
        double most = bars.SelectMany(bar => new[] { bar.Value, bar.Wanted ?? 0 }).Where(double.IsFinite).Append(longest).Max();
        double scale = most > 0 ? Room / most : 0;
        double height = Top + (bars.Count * Row) + Margin;
        XElement svg = new(
            Svg + "svg",
            new XAttribute("viewBox", $"0 0 {Number(Width)} {Number(height)}"),
            new XAttribute("width", Number(Width)),
            new XAttribute("height", Number(height)),
            new XAttribute("font-family", Font),
            Box(0, 0, Width, height, "#FFFFFF"),
            Text(title, Margin, Margin + 14, 17, Palette.Ink, "start", isBold: true),
            Text(subtitle, Margin, Margin + 34, 12.5, Palette.Grey, "start"),
            bars.Select((bar, index) => Draw(bar, Top + (index * Row), scale, unit)));
        return svg + "\n";
    }

    private static object[] Draw(Bar bar, double y, double scale, string unit)
    {
        double left = Margin + Labels;
        double length = double.IsFinite(bar.Value) ? Math.Max(0, bar.Value * scale) : 0;
        string number = double.IsFinite(bar.Value) ? $"{TextTable.Show(bar.Value)}{unit}" : "not measured";
        string colour = bar.IsMet ? Palette.Blue : Palette.Vermillion;
        double end = Math.Max(length, (bar.Wanted ?? 0) * scale);
        return
        [
            Text(bar.Label, left - 10, y + 12, 12, Palette.Ink, "end"),
            Box(left, y, length, Thickness, colour),
            .. bar.Wanted is { } wanted ? [Mark(left + (wanted * scale), y)] : Array.Empty<XElement>(),
            Text(number, left + end + 8, y + 12, 12, Palette.Ink, "start"),
        ];
    }

    private static XElement Mark(double x, double y) => new(
        Svg + "line",
        new XAttribute("x1", Number(x)),
        new XAttribute("x2", Number(x)),
        new XAttribute("y1", Number(y - 3)),
        new XAttribute("y2", Number(y + Thickness + 3)),
        new XAttribute("stroke", Palette.Ink),
        new XAttribute("stroke-width", 2));

    private static XElement Box(double x, double y, double width, double height, string colour) => new(
        Svg + "rect",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("width", Number(width)),
        new XAttribute("height", Number(height)),
        new XAttribute("fill", colour));

    private static XElement Text(string text, double x, double y, double size, string colour, string anchor, bool isBold = false) => new(
        Svg + "text",
        new XAttribute("x", Number(x)),
        new XAttribute("y", Number(y)),
        new XAttribute("font-size", Number(size)),
        new XAttribute("fill", colour),
        new XAttribute("text-anchor", anchor),
        isBold ? new XAttribute("font-weight", "bold") : null,
        text);

    private static string Number(double value) => Math.Round(value, 2).ToString(CultureInfo.InvariantCulture);
}
