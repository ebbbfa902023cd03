using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>A line through points.</summary>
public sealed record LineSeries : Series
{
    /// <summary>Creates a line.</summary>
    /// <param name="name">Name in the legend; may be empty.</param>
    /// <param name="pen">How it is drawn.</param>
    /// <param name="x">Positions, shape [N].</param>
    /// <param name="y">Values, shape [N].</param>
    /// <exception cref="System.ArgumentException">The lengths differ.</exception>
    public LineSeries(string name, Pen pen, IReadOnlyList<double> x, IReadOnlyList<double> y)
        : base(name, pen)
    {
        RequireSameLength(x, y, nameof(y));
        (X, Y) = (x, y);
    }

    /// <summary>Gets the positions, shape [N].</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Gets the values, shape [N].</summary>
    public IReadOnlyList<double> Y { get; }

    internal override Extent XExtent => PointsOf.Extent(X, Y);

    internal override Extent YExtent => PointsOf.Extent(Y, X);

    internal override void Draw(PlotArea area, SvgWriter svg)
    {
        var path = new PathText();
        foreach ((int first, int end) in PointsOf.Runs(X, Y))
        {
            _ = path.Move(area.X(X[first]), area.Y(Y[first]));
            for (int row = first + 1; row < end; row++)
            {
                _ = path.Line(area.X(X[row]), area.Y(Y[row]));
            }
        }

        svg.Stroke(path, Pen);
    }
}
