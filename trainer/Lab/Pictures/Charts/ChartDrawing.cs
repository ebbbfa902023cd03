namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Draws the card, its heading and legend, and the panels.</summary>
internal static class ChartDrawing
{
    private const string Fonts = "system-ui, -apple-system, 'Segoe UI', 'Helvetica Neue', Arial, sans-serif";

    internal static string Draw(Chart chart, ChartLayout layout)
    {
        using var svg = new SvgWriter();
        string width = SvgWriter.Number(ChartLayout.Width);
        string height = SvgWriter.Number(layout.Height);
        svg.Begin(
            "svg",
            ("width", width),
            ("height", height),
            ("viewBox", $"0 0 {width} {height}"),
            ("role", "img"),
            ("font-family", Fonts));
        svg.TextElement("title", chart.Title);
        DrawCard(svg, layout);
        DrawHeading(chart, svg);
        DrawLegend(layout, svg);
        foreach (PlacedPanel placed in layout.Panels)
        {
            PanelDrawing.Draw(placed, svg);
        }

        svg.End();
        return svg.Finish();
    }

    private static void DrawCard(SvgWriter svg, ChartLayout layout) => svg.Element(
        "rect",
        ("x", "0.5"),
        ("y", "0.5"),
        ("width", SvgWriter.Number(ChartLayout.Width - 1)),
        ("height", SvgWriter.Number(layout.Height - 1)),
        ("rx", "8"),
        ("fill", Palette.Paper),
        ("stroke", Palette.Frame));

    private static void DrawHeading(Chart chart, SvgWriter svg)
    {
        const double width = ChartLayout.Width - (2 * ChartLayout.Margin);
        svg.Text(chart.Title, ChartLayout.Margin, ChartLayout.TitleY, TextStyle.Title, width);
        if (chart.Subtitle.Length > 0)
        {
            svg.Text(chart.Subtitle, ChartLayout.Margin, ChartLayout.SubtitleY, TextStyle.Subtitle, width);
        }
    }

    private static void DrawLegend(ChartLayout layout, SvgWriter svg)
    {
        foreach (LegendEntry entry in layout.Legend)
        {
            entry.Series.DrawKey(svg, entry.X, entry.Y);
            double x = entry.X + LegendEntry.KeyWidth;
            double width = ChartLayout.Width - ChartLayout.Margin - x;
            svg.Text(entry.Series.Name, x, entry.Y + 4, TextStyle.Legend, width);
        }
    }
}
