using System;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Draws one panel: grid, labels, series, frame.</summary>
internal static class PanelDrawing
{
    private static readonly Pen GridPen = new(Palette.Grid, 1);
    private static readonly Pen FramePen = new(Palette.Frame, 1);

    internal static void Draw(PlacedPanel placed, SvgWriter svg)
    {
        DrawGrid(placed, svg);
        DrawHeader(placed, svg);
        DrawYLabels(placed, svg);
        if (placed.ShowsX)
        {
            DrawXLabels(placed, svg);
        }

        DrawSeries(placed, svg);
        DrawFrame(placed.Area, svg);
    }

    private static void DrawGrid(PlacedPanel placed, SvgWriter svg)
    {
        PlotArea area = placed.Area;
        var grid = new PathText();
        foreach (double x in placed.XTicks.Values)
        {
            _ = grid.Move(area.X(x), area.Top).Line(area.X(x), area.Bottom);
        }

        foreach (double y in placed.YTicks.Values)
        {
            _ = grid.Move(area.Left, area.Y(y)).Line(area.Right, area.Y(y));
        }

        svg.Stroke(grid, GridPen);
    }

    private static void DrawHeader(PlacedPanel placed, SvgWriter svg)
    {
        PlotArea area = placed.Area;
        string title = Words.Cut(placed.Panel.Title, 0.7 * area.Width, TextStyle.PanelTitle);
        double titleWidth = title.Length == 0 ? 0 : Words.Width(title, TextStyle.PanelTitle) + 8;
        if (title.Length > 0)
        {
            svg.Text(placed.Panel.Title, area.Left, area.Top - 8, TextStyle.PanelTitle, 0.7 * area.Width);
        }

        svg.Text(
            placed.Panel.Y.Caption, area.Left + titleWidth, area.Top - 8, TextStyle.Caption, area.Width - titleWidth);
    }

    private static void DrawYLabels(PlacedPanel placed, SvgWriter svg)
    {
        for (int tick = 0; tick < placed.YTicks.Values.Count; tick++)
        {
            double y = placed.Area.Y(placed.YTicks.Values[tick]) + 4;
            svg.Text(placed.YTicks.Labels[tick], placed.Area.Left - 7, y, TextStyle.YTick);
        }
    }

    private static void DrawXLabels(PlacedPanel placed, SvgWriter svg)
    {
        PlotArea area = placed.Area;
        for (int tick = 0; tick < placed.XTicks.Values.Count; tick++)
        {
            string label = placed.XTicks.Labels[tick];
            double furthest = ChartLayout.Width - 6 - (0.5 * Words.Width(label, TextStyle.XTick));
            double x = Math.Min(area.X(placed.XTicks.Values[tick]), furthest);
            svg.Text(label, x, area.Bottom + 16, TextStyle.XTick);
        }

        double middle = area.Left + (0.5 * area.Width);
        svg.Text(placed.Panel.X.Caption, middle, area.Bottom + 34, TextStyle.XCaption, area.Width);
    }

    /// <summary>Draws the series, cut off at the edge of the area: an inner svg cuts without needing an id.</summary>
    private static void DrawSeries(PlacedPanel placed, SvgWriter svg)
    {
        PlotArea area = placed.Area;
        if (!placed.Panel.HasData)
        {
            svg.Text("no data", area.Left + (0.5 * area.Width), area.Top + (0.5 * area.Height) + 4, TextStyle.NoData);
            return;
        }

        string[] box =
        [
            SvgWriter.Number(area.Left - 2), SvgWriter.Number(area.Top - 1),
            SvgWriter.Number(area.Width + 4), SvgWriter.Number(area.Height + 2),
        ];
        svg.Begin(
            "svg",
            ("x", box[0]),
            ("y", box[1]),
            ("width", box[2]),
            ("height", box[3]),
            ("viewBox", string.Join(' ', box)));
        foreach (Series series in placed.Panel.Series)
        {
            series.Draw(area, svg);
        }

        svg.End();
    }

    private static void DrawFrame(PlotArea area, SvgWriter svg) => svg.Stroke(
        new PathText().Move(area.Left, area.Top).Line(area.Left, area.Bottom).Line(area.Right, area.Bottom), FramePen);
}
