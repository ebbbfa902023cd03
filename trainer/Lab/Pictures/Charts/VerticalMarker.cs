namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>A vertical line through the whole panel.</summary>
public sealed record VerticalMarker : Series
{
    /// <summary>Creates a vertical line.</summary>
    /// <param name="name">Name in the legend; may be empty.</param>
    /// <param name="pen">How it is drawn.</param>
    /// <param name="x">Where it stands.</param>
    public VerticalMarker(string name, Pen pen, double x)
        : base(name, pen) => X = x;

    /// <summary>Gets where it stands.</summary>
    public double X { get; }

    internal override Extent XExtent => default(Extent).With(X);

    internal override Extent YExtent => default;

    internal override void Draw(PlotArea area, SvgWriter svg)
    {
        if (double.IsFinite(X))
        {
            svg.Stroke(new PathText().Move(area.X(X), area.Top).Line(area.X(X), area.Bottom), Pen);
        }
    }

    internal override void DrawKey(SvgWriter svg, double x, double y) =>
        svg.Stroke(new PathText().Move(x + 11, y - 6).Line(x + 11, y + 6), Pen);
}
