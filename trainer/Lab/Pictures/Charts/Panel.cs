using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>One pair of axes with what is drawn between them.</summary>
/// <param name="X">The x axis.</param>
/// <param name="Y">The y axis; its caption stands above the panel, so that it is read without turning the head.</param>
/// <param name="Series">What is drawn, the first undermost.</param>
/// <param name="Title">What the panel is about, before the caption of the y axis; empty for none.</param>
/// <param name="Height">Height of the area between the axes, in pixels.</param>
public sealed record Panel(Axis X, Axis Y, IReadOnlyList<Series> Series, string Title = "", double Height = 120)
{
    private const double YPadding = 0.06;

    internal bool HasData => Series.Any(series => series.HasData);

    internal Extent XExtent => Series.Aggregate(default(Extent), (extent, series) => extent.With(series.XExtent));

    internal AxisRange YRange =>
        Y.Range ?? Series.Aggregate(default(Extent), (extent, series) => extent.With(series.YExtent)).ToRange(YPadding);
}
