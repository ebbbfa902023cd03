using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>A value that is held until the next position.</summary>
public sealed record StepSeries : Series
{
    /// <summary>Creates steps.</summary>
    /// <param name="name">Name in the legend; may be empty.</param>
    /// <param name="pen">How they are drawn.</param>
    /// <param name="x">Positions, rising, shape [N].</param>
    /// <param name="y">Values from each position on, shape [N].</param>
    /// <param name="filled">True to fill the area between the steps and 0.</param>
    /// <exception cref="System.ArgumentException">The lengths differ.</exception>
    public StepSeries(string name, Pen pen, IReadOnlyList<double> x, IReadOnlyList<double> y, bool filled = false)
        : base(name, pen)
    {
        RequireSameLength(x, y, nameof(y));
        (X, Y, Filled) = (x, y, filled);
    }

    /// <summary>Gets the positions, shape [N].</summary>
    public IReadOnlyList<double> X { get; }

    /// <summary>Gets the values from each position on, shape [N].</summary>
    public IReadOnlyList<double> Y { get; }

    /// <summary>Gets a value indicating whether the area between the steps and 0 is filled.</summary>
    public bool Filled { get; }

    internal override Extent XExtent => PointsOf.Extent(X, Y);

    internal override Extent YExtent => Filled && PointsOf.Extent(Y, X).IsSome
        ? PointsOf.Extent(Y, X).With(0)
        : PointsOf.Extent(Y, X);

    internal override void Draw(PlotArea area, SvgWriter svg)
    {
        var line = new PathText();
        var fill = new PathText();
        foreach ((int first, int end) in PointsOf.Runs(X, Y))
        {
            Steps(line.Move(area.X(X[first]), area.Y(Y[first])), area, first, end);
            Steps(fill.Move(area.X(X[first]), area.Y(0)).Line(area.X(X[first]), area.Y(Y[first])), area, first, end);
            _ = fill.Line(area.X(X[end - 1]), area.Y(0)).Close();
        }

        if (Filled)
        {
            svg.Fill(fill, Pen);
        }

        svg.Stroke(line, Pen);
    }

    internal override void DrawKey(SvgWriter svg, double x, double y)
    {
        base.DrawKey(svg, x, Filled ? y - 4 : y);
        if (Filled)
        {
            svg.Fill(new PathText().Move(x, y - 4).Line(x + 22, y - 4).Line(x + 22, y + 4).Line(x, y + 4).Close(), Pen);
        }
    }

    private void Steps(PathText path, PlotArea area, int first, int end)
    {
        for (int row = first + 1; row < end; row++)
        {
            _ = path.Line(area.X(X[row]), area.Y(Y[row - 1])).Line(area.X(X[row]), area.Y(Y[row]));
        }
    }
}
