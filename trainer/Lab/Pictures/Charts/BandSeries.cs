using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>The area between a lower and an upper line.</summary>
public sealed record BandSeries : Series
{
    /// <summary>Creates a band.</summary>
    /// <param name="name">Name in the legend; may be empty.</param>
    /// <param name="pen">How it is filled.</param>
    /// <param name="x">Positions, shape [N].</param>
    /// <param name="lower">Lower values, shape [N].</param>
    /// <param name="upper">Upper values, shape [N].</param>
    /// <exception cref="System.ArgumentException">The lengths differ.</exception>
    public BandSeries(
        string name, Pen pen, IReadOnlyList<double> x, IReadOnlyList<double> lower, IReadOnlyList<double> upper)
        : base(name, pen)
    {
        RequireSameLength(x, lower, nameof(lower));
        RequireSameLength(x, upper, nameof(upper));
        (X, Lower, Upper) = (x, lower, upper);
    }

    /// <summary>Gets the positions, shape [N].</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Gets the lower values, shape [N].</summary>
    public IReadOnlyList<double> Lower { get; }

    /// <summary>Gets the upper values, shape [N].</summary>
    public IReadOnlyList<double> Upper { get; }

    internal override Extent XExtent => PointsOf.Extent(X, Lower, Upper);

    internal override Extent YExtent => PointsOf.Extent(Lower, Upper, X).With(PointsOf.Extent(Upper, Lower, X));

    internal override void Draw(PlotArea area, SvgWriter svg)
    {
        var path = new PathText();
        foreach ((int first, int end) in PointsOf.Runs(X, Lower, Upper))
        {
            _ = path.Move(area.X(X[first]), area.Y(Upper[first]));
            for (int row = first + 1; row < end; row++)
            {
                _ = path.Line(area.X(X[row]), area.Y(Upper[row]));
            }

            for (int row = end - 1; row >= first; row--)
            {
                _ = path.Line(area.X(X[row]), area.Y(Lower[row]));
            }

            _ = path.Close();
        }

        svg.Fill(path, Pen);
    }

    internal override void DrawKey(SvgWriter svg, double x, double y) =>
        svg.Fill(new PathText().Move(x, y - 5).Line(x + 22, y - 5).Line(x + 22, y + 5).Line(x, y + 5).Close(), Pen);
}
