namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>A horizontal line through the whole panel.</summary>
public sealed record ReferenceLine : Series
{
    /// <summary>Creates a horizontal line.</summary>
    /// <param name="name">Name in the legend; may be empty.</param>
    /// <param name="pen">How it is drawn.</param>
    /// <param name="y">Where it stands.</param>
    public ReferenceLine(string name, Pen pen, double y)
        : base(name, pen) => Y = y;

    /// <summary>Gets where it stands.</summary>
    public double Y { get; }

    internal override Extent XExtent => default;

    internal override Extent YExtent => default(Extent).With(Y);

    internal override void Draw(PlotArea area, SvgWriter svg)
    {
        if (double.IsFinite(Y))
        {
            svg.Stroke(new PathText().Move(area.Left, area.Y(Y)).Line(area.Right, area.Y(Y)), Pen);
        }
    }
}
