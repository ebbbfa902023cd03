using System;
using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Where everything in a chart stands, in pixels.</summary>
internal sealed class ChartLayout
{
    internal const double Width = 820;
    internal const double Margin = 22;
    private const double ColumnGap = 20;
    private const double HeaderHeight = 24;
    private const double XAxisHeight = 38;
    private const double RowGap = 14;
    private const double LegendLine = 20;
    private readonly Chart _chart;
    private readonly AxisRange[] _xRanges;
    private readonly TickScale[] _yTicks;
    private readonly double _gutter;

    internal ChartLayout(Chart chart)
    {
        _chart = chart;
        _xRanges = [.. Enumerable.Range(0, chart.Panels.Count).Select(XRange)];
        _yTicks = [.. chart.Panels.Select(YTicks)];
        _gutter = 10 + _yTicks.SelectMany(ticks => ticks.Labels).Max(label => Words.Width(label, TextStyle.YTick));
        double top = SubtitleY + (chart.Subtitle.Length > 0 ? 12 : 0);
        Legend = [.. PlaceLegend(top + 10)];
        top = Legend.Count > 0 ? Legend[^1].Y + 14 : top;
        Panels = [.. PlacePanels(top)];
        Height = Panels.Max(BottomOf) + Margin - 8;
    }

    internal static double TitleY => Margin + 14;

    internal static double SubtitleY => TitleY + 20;

    internal IReadOnlyList<LegendEntry> Legend { get; }

    internal IReadOnlyList<PlacedPanel> Panels { get; }

    internal double Height { get; }

    private double ColumnWidth => (Width - (2 * Margin) - ((_chart.Columns - 1) * ColumnGap)) / _chart.Columns;

    private static double BottomOf(PlacedPanel placed) => placed.Area.Bottom + (placed.ShowsX ? XAxisHeight : 0);

    private static TickScale YTicks(Panel panel) =>
        TickScale.Of(panel.YRange, Math.Clamp((int)(panel.Height / 24), 5, 9), panel.Y.WholeNumbers);

    /// <summary>As many ticks as stand side by side without touching.</summary>
    private static TickScale XTicks(AxisRange range, double width, bool wholeNumbers)
    {
        int most = Math.Max(2, (int)(width / 52));
        TickScale ticks = TickScale.Of(range, most, wholeNumbers);
        while (most > 2 && ticks.Labels.Sum(label => Words.Width(label, TextStyle.XTick) + 16) > width)
        {
            ticks = TickScale.Of(range, --most, wholeNumbers);
        }

        return ticks;
    }

    private AxisRange XRange(int index)
    {
        IEnumerable<Panel> sharing = _chart.SharesX
            ? _chart.Panels.Where((_, other) => other % _chart.Columns == index % _chart.Columns)
            : [_chart.Panels[index]];
        return sharing.Select(panel => panel.X.Range).FirstOrDefault(range => range is not null)
            ?? sharing.Aggregate(default(Extent), (extent, panel) => extent.With(panel.XExtent)).ToRange(0);
    }

    private IEnumerable<LegendEntry> PlaceLegend(double top)
    {
        (double x, double y) = (Margin, top);
        foreach (Series series in _chart.Panels.SelectMany(panel => panel.Series)
            .Where(series => series.Name.Length > 0 && series.HasData)
            .DistinctBy(series => series.Name))
        {
            double width = LegendEntry.WidthOf(series);
            if (x > Margin && x + width > Width - Margin)
            {
                (x, y) = (Margin, y + LegendLine);
            }

            yield return new LegendEntry(series, x, y);
            x += width;
        }
    }

    private IEnumerable<PlacedPanel> PlacePanels(double top)
    {
        int columns = _chart.Columns;
        for (int first = 0; first < _chart.Panels.Count; first += columns)
        {
            PlacedPanel[] row =
            [
                .. Enumerable.Range(first, Math.Min(columns, _chart.Panels.Count - first))
                    .Select(index => Place(index, top + HeaderHeight)),
            ];
            foreach (PlacedPanel placed in row)
            {
                yield return placed;
            }

            top = row.Max(BottomOf) + RowGap;
        }
    }

    private PlacedPanel Place(int index, double top)
    {
        Panel panel = _chart.Panels[index];
        double left = Margin + (index % _chart.Columns * (ColumnWidth + ColumnGap)) + _gutter;
        double width = ColumnWidth - _gutter;
        var area = new PlotArea(left, top, width, panel.Height, _xRanges[index], panel.YRange);
        bool showsX = !_chart.SharesX || index + _chart.Columns >= _chart.Panels.Count;
        TickScale xTicks = panel.X.Ticks ?? XTicks(_xRanges[index], width, panel.X.WholeNumbers);
        return new PlacedPanel(panel, area, xTicks, _yTicks[index], showsX);
    }
}
