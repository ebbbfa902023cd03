using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Benchmarks.Growth;
using MbRlRobot.Benchmarks.Running;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>How time grows with the work: what it takes over what it would if it grew as the work does.</summary>
internal static class GrowthPicture
{
    private const double Allowed = 1.15;
    private const double Height = 200;
    private const double DotRadius = 3;
    private static readonly string[] Colours = [Palette.Blue, Palette.Orange, Palette.Green];

    /// <summary>Draws.</summary>
    /// <param name="figures">Figures of what is over linear.</param>
    /// <returns>The picture as an SVG document.</returns>
    public static string Draw(IEnumerable<Figure> figures)
    {
        ILookup<string, (double Factor, double Value)> lines = figures
            .Select(figure => (Read: GrowthNames.Read(figure.Subject), figure.Value))
            .Where(point => point.Read is not null)
            .ToLookup(point => point.Read!.Value.Direction, point => (point.Read!.Value.Factor, point.Value));
        List<Panel> panels = [];
        Add(panels, "decisions: times S", [.. lines.Where(line => line.Key != FitGrowth.Subject)]);
        Add(panels, $"fits: times {FitGrowth.Least} transitions", [.. lines.Where(line => line.Key == FitGrowth.Subject)]);
        return new Chart("Growth", panels, "time over what it would be if it grew as the work does: below 1 is less").ToSvg();
    }

    private static void Add(List<Panel> panels, string axis, IGrouping<string, (double Factor, double Value)>[] lines)
    {
        if (lines.Length > 0)
        {
            ReferenceLine allowed = new("allowed", new Pen(Palette.Ink, 1.25, Dashed: true), Allowed);
            panels.Add(new Panel(
                new Axis(axis, WholeNumbers: true),
                new Axis("over linear", Range: new AxisRange(0, 1.5)),
                [.. lines.SelectMany((line, index) => Series(line, lines.Length > 1 ? Colours[index % Colours.Length] : Palette.Vermillion)), allowed],
                Height: Height));
        }
    }

    private static IEnumerable<Series> Series(IGrouping<string, (double Factor, double Value)> line, string colour)
    {
        double[] x = [.. line.Select(point => point.Factor)];
        double[] y = [.. line.Select(point => point.Value)];
        return [new LineSeries(line.Key, new Pen(colour, 2), x, y), new PointSeries("", new Pen(colour, 2), x, y, DotRadius)];
    }
}
