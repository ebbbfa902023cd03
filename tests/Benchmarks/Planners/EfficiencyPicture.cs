using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Benchmarks.Planners;

/// <summary>The curves as a picture: a panel for each robot, candidates on a logarithmic axis.</summary>
internal static class EfficiencyPicture
{
    /// <summary>The picture's file.</summary>
    public const string Name = "efficiency.svg";

    private const double Height = 190;
    private const double DotRadius = 3;
    private const double OwnRadius = 6;
    private const double Room = 0.06;
    private const double LeastRoom = 1e-3;
    private const double SideRoom = 0.2;

    /// <summary>Much worse than the others with few candidates: what is below them is cut off, that they can be told apart.</summary>
    private const string Baseline = "random shooting";

    private static readonly Dictionary<string, string> Colours = new()
    {
        [Baseline] = Palette.Grey,
        ["PDDM"] = Palette.Green,
        ["CEM"] = Palette.Vermillion,
        ["iCEM"] = Palette.Blue,
    };

    /// <summary>Draws the picture.</summary>
    /// <param name="curves">The curves of each robot.</param>
    /// <returns>The picture as an SVG document.</returns>
    public static string Draw(IReadOnlyList<EfficiencyCurves> curves) => new Chart(
        "What planners reach with the candidates they have",
        [.. curves.Select(Panel)],
        $"mean over seeds 1 to {curves[0].Own.Returns.Count}; bands: standard error of the difference to robot.json's planner; {Baseline} is cut off",
        SharesX: true).ToSvg();

    private static Panel Panel(EfficiencyCurves curves)
    {
        double[] budgets = [.. curves.Points.Select(point => (double)point.Order.Budget!.Value).Distinct()];
        TickScale ticks = new([.. budgets.Select(Math.Log2)], [.. budgets.Select(budget => budget.ToString(CultureInfo.InvariantCulture))]);
        double fewest = curves.All.Min(point => point.Candidates);
        AxisRange range = new(Math.Log2(fewest) - SideRoom, Math.Log2(budgets[^1]) + SideRoom);
        return new Panel(
            new Axis("candidates a decision (each: horizon x particles evaluations of a network), logarithmic", Range: range, Ticks: ticks),
            new Axis("return", Range: Returns(curves)),
            [.. BudgetedPlanner.All.SelectMany(planner => Curve(planner.Name, curves)), .. References(curves)],
            curves.Robot.Type,
            Height);
    }

    private static AxisRange Returns(EfficiencyCurves curves)
    {
        double[] means = [.. curves.All.Where(point => point.Order.Planner != Baseline).Select(point => point.Mean)];
        double room = Math.Max(Room * (means.Max() - means.Min()), LeastRoom);
        return new AxisRange(means.Min() - room, means.Max() + room);
    }

    private static IEnumerable<Series> Curve(string planner, EfficiencyCurves curves)
    {
        IReadOnlyList<EfficiencyPoint> points = curves.PointsOf(planner);
        Pen pen = new(Colours[planner], 2);
        double[] x = [.. points.Select(Place)];
        double[] mean = [.. points.Select(point => point.Mean)];
        double[] error = [.. points.Select(point => point.Above(curves.Own).Error)];
        return
        [
            new BandSeries("", pen, x, [.. mean.Zip(error, (y, e) => y - e)], [.. mean.Zip(error, (y, e) => y + e)]),
            new LineSeries(planner, pen, x, mean),
            new PointSeries("", pen, x, mean, DotRadius),
        ];
    }

    private static IEnumerable<Series> References(EfficiencyCurves curves) =>
    [
        new ReferenceLine(EfficiencyOrder.Oracle, new Pen(Palette.Purple, 2, Dashed: true), curves.Oracle.Mean),
        new PointSeries(EfficiencyOrder.Own, new Pen(Palette.Ink, 2), [Place(curves.Own)], [curves.Own.Mean], OwnRadius, rings: true),
    ];

    private static double Place(EfficiencyPoint point) => Math.Log2(point.Candidates);
}
