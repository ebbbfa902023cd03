using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Lab.Pictures;

/// <summary>Return per episode of one run, or of several seeds and their median.</summary>
public static class LearningCurvePicture
{
    private const double Height = 300;
    private static readonly Pen Thin = new(Palette.Blue, 1, 0.45);
    private static readonly Pen Thick = new(Palette.Blue, 2.75);
    private static readonly Pen BestPen = new(Palette.Green, 1.25, 0.85);
    private static readonly Pen ExploringPen = new(Palette.Orange, 1.75);
    private static readonly Pen OraclePen = new(Palette.Purple, 2, Dashed: true);
    private static readonly Pen TargetPen = new(Palette.Ink, 1.25, Dashed: true);

    /// <summary>Draws the curve. A return that is not finite is left out and breaks its line.</summary>
    /// <param name="curve">The runs.</param>
    /// <returns>The picture as an SVG document.</returns>
    public static string Draw(LearningCurve curve)
    {
        int longest = curve.Runs.Select(run => run.Episodes.Count).DefaultIfEmpty(0).Max();
        var episodes = new Axis("episode", null, new AxisRange(0.5, Math.Max(1, longest) + 0.5), WholeNumbers: true);
        IEnumerable<Series> runs = curve.Runs.Count == 1 ? OneRun(curve.Runs[0]) : Seeds(curve.Runs, longest);
        var panel = new Panel(episodes, new Axis("return"), [.. runs, .. References(curve)], Height: Height);
        return new Chart(curve.Title, [panel], curve.Subtitle).ToSvg();
    }

    private static IEnumerable<Series> References(LearningCurve curve)
    {
        if (curve.Oracle is double oracle)
        {
            yield return new ReferenceLine($"oracle {ShortNumber.Of(oracle)}", OraclePen, oracle);
        }

        if (curve.Target is double target)
        {
            yield return new ReferenceLine($"target {ShortNumber.Of(target)}", TargetPen, target);
        }
    }

    private static IEnumerable<Series> OneRun(LearningCurveRun run)
    {
        double[] x = Numbers(run.Episodes.Count);
        double[] returns = Returns(run);
        double[] planned = [.. run.Episodes.Select(episode => episode.Exploring ? double.NaN : episode.Return)];
        return
        [
            new StepSeries("best so far", BestPen, x, Best(returns)),
            new LineSeries("", Thin with { Width = 1.75, Opacity = 0.6 }, x, returns),
            new PointSeries("planned episode", Thick, x, planned, DotRadius(x.Length)),
            Explored(run, "exploring episode", DotRadius(x.Length)),
        ];
    }

    private static IEnumerable<Series> Seeds(IReadOnlyList<LearningCurveRun> runs, int longest)
    {
        string name = $"{runs.Count} runs";
        double[] median = [.. Enumerable.Range(0, longest).Select(episode => Median.OfFinite(Column(runs, episode)))];
        return
        [
            .. runs.Select(run => new LineSeries(name, Thin, Numbers(run.Episodes.Count), Returns(run))),
            new LineSeries("median", Thick, Numbers(longest), median),
            .. runs.Select(run => Explored(run, "exploring episode", 2.5)),
        ];
    }

    private static PointSeries Explored(LearningCurveRun run, string name, double radius) => new(
        name,
        ExploringPen,
        Numbers(run.Episodes.Count),
        [.. run.Episodes.Select(episode => episode.Exploring ? episode.Return : double.NaN)],
        radius,
        rings: true);

    private static IEnumerable<double> Column(IReadOnlyList<LearningCurveRun> runs, int episode) =>
        runs.Where(run => episode < run.Episodes.Count).Select(run => run.Episodes[episode].Return);

    private static double DotRadius(int episodes) => episodes > 120 ? 2 : 3.5;

    private static double[] Numbers(int count) => [.. Enumerable.Range(1, count).Select(number => (double)number)];

    private static double[] Returns(LearningCurveRun run) => [.. run.Episodes.Select(episode => episode.Return)];

    private static double[] Best(double[] returns)
    {
        double[] best = new double[returns.Length];
        double highest = double.NaN;
        for (int episode = 0; episode < best.Length; episode++)
        {
            double value = returns[episode];
            highest = double.IsFinite(value) && !(value <= highest) ? value : highest;
            best[episode] = highest;
        }

        return best;
    }
}
