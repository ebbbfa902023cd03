using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>Points, as filled dots or rings.</summary>
public sealed record PointSeries : Series
{
    /// <summary>Creates points.</summary>
    /// <param name="name">Name in the legend; may be empty.</param>
    /// <param name="pen">How they are drawn.</param>
    /// <param name="x">Positions, shape [N].</param>
    /// <param name="y">Values, shape [N].</param>
    /// <param name="radius">Radius in pixels.</param>
    /// <param name="rings">True for rings, false for dots.</param>
    /// <exception cref="System.ArgumentException">The lengths differ.</exception>
    public PointSeries(
        string name, Pen pen, IReadOnlyList<double> x, IReadOnlyList<double> y, double radius = 3, bool rings = false)
        : base(name, pen)
    {
        RequireSameLength(x, y, nameof(y));
        (X, Y, Radius, Rings) = (x, y, radius, rings);
    }

    /// <summary>Gets the positions, shape [N].</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Gets the values, shape [N].</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Gets the radius in pixels.</summary>
    public double Radius { get; }

    /// <summary>Gets a value indicating whether the points are rings.</summary>
    public bool Rings { get; }

    internal override Extent XExtent => PointsOf.Extent(X, Y);

    internal override Extent YExtent => PointsOf.Extent(Y, X);

    internal override void Draw(PlotArea area, SvgWriter svg)
    {
        foreach ((int first, int end) in PointsOf.Runs(X, Y))
        {
            for (int row = first; row < end; row++)
            {
                svg.Dot(area.X(X[row]), area.Y(Y[row]), Radius, Pen, Rings);
            }
        }
    }

    internal override void DrawKey(SvgWriter svg, double x, double y) => svg.Dot(x + 11, y, Radius, Pen, Rings);
}
