using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Evaluation;
using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Lab.Pictures;

/// <summary>
/// Per learned state, a row: observed against nominal coverage, and the standardised errors against the standard normal
/// density. A curve below the diagonal is an overconfident model.
/// </summary>
public static class CalibrationPicture
{
    private const double Height = 150;
    private const int DensityPoints = 120;
    private static readonly Pen IdealPen = new(Palette.Grey, 1.5, Dashed: true);
    private static readonly Pen CoveragePen = new(Palette.Blue, 2);
    private static readonly Pen ErrorPen = new(Palette.SkyBlue, 1.25);
    private static readonly Pen NormalPen = new(Palette.Vermillion, 1.75);
    private static readonly AxisRange Probability = new(0, 1);

    /// <summary>Draws the calibration.</summary>
    /// <param name="title">Heading.</param>
    /// <param name="states">The learned states, at least one.</param>
    /// <param name="subtitle">Line below the heading; empty for none.</param>
    /// <returns>The picture as an SVG document.</returns>
    /// <exception cref="ArgumentException">There is no state.</exception>
    public static string Draw(string title, IReadOnlyList<StateCalibration> states, string subtitle = "")
    {
        Panel[] panels = [.. states.SelectMany(state => (Panel[])[CoveragePanel(state), ErrorPanel(state)])];
        return new Chart(title, panels, subtitle, Columns: 2, SharesX: true).ToSvg();
    }

    private static Panel CoveragePanel(StateCalibration state) => new(
        new Axis("nominal coverage", null, Probability),
        new Axis($"observed coverage (mean gap {Gap(state)})", null, Probability),
        [
            new LineSeries("perfectly calibrated", IdealPen, [0, 1], [0, 1]),
            new LineSeries("observed coverage", CoveragePen, state.Coverage.Levels, state.Coverage.Observed),
            new PointSeries("", CoveragePen, state.Coverage.Levels, state.Coverage.Observed, 2.5),
        ],
        state.Name,
        Height);

    private static string Gap(StateCalibration state) => ShortNumber.Of(Math.Round(state.Coverage.CalibrationError, 3));

    private static Panel ErrorPanel(StateCalibration state)
    {
        ErrorHistogram errors = state.Errors;
        string outside = ShortNumber.Of(Math.Round(100 * errors.OutsideShare, 1));
        double[] z = Between(errors.Edges[0], errors.Edges[^1]);
        return new Panel(
            new Axis("error / predicted standard deviation"),
            new Axis($"density ({outside} % further out)"),
            [
                new StepSeries(
                    "standardised errors",
                    ErrorPen,
                    [errors.Edges[0], .. errors.Edges],
                    [0, .. errors.Densities, 0],
                    filled: true),
                new LineSeries("standard normal", NormalPen, z, [.. z.Select(NormalDistribution.Density)]),
            ],
            state.Name,
            Height);
    }

    private static double[] Between(double first, double last) =>
    [
        .. Enumerable.Range(0, DensityPoints + 1).Select(k => first + ((last - first) * k / DensityPoints)),
    ];
}
