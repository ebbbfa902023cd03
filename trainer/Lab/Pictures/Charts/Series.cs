using System;
using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>One thing drawn in a panel. A value that is not finite is left out, and breaks a line.</summary>
public abstract record Series
{
    private protected Series(string name, Pen pen) => (Name, Pen) = (name, pen);

    /// <summary>Gets the name in the legend; empty keeps it out of the legend.</summary>
    public string Name { get; }

    /// <summary>Gets how it is drawn.</summary>
    public Pen Pen { get; }

    internal abstract Extent XExtent { get; }

    internal abstract Extent YExtent { get; }

    internal bool HasData => XExtent.IsSome || YExtent.IsSome;

    internal abstract void Draw(PlotArea area, SvgWriter svg);

    /// <summary>Draws the sample for the legend, 22 pixels wide, around <paramref name="y"/>.</summary>
    internal virtual void DrawKey(SvgWriter svg, double x, double y) =>
        svg.Stroke(new PathText().Move(x, y).Line(x + 22, y), Pen);

    private protected static void RequireSameLength(IReadOnlyList<double> x, IReadOnlyList<double> y, string name)
    {
        if (x.Count != y.Count)
        {
            throw new ArgumentException($"There are {y.Count} values for {x.Count} values of x.", name);
        }
    }
}
