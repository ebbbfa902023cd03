using System;
using System.Collections.Generic;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>
/// A picture of panels, 820 pixels wide, on a card of its own background. The same chart gives the same text, on every
/// machine and under every culture.
/// </summary>
/// <param name="Title">Its heading.</param>
/// <param name="Panels">The panels, row by row.</param>
/// <param name="Subtitle">A line below the heading; empty for none.</param>
/// <param name="Columns">Panels in a row, at least 1.</param>
/// <param name="SharesX">True when the panels of a column share the x axis, which then stands below the last.</param>
public sealed record Chart(
    string Title, IReadOnlyList<Panel> Panels, string Subtitle = "", int Columns = 1, bool SharesX = false)
{
    /// <summary>Draws the chart.</summary>
    /// <returns>An SVG document without references to anything outside it.</returns>
    /// <exception cref="ArgumentException">There is no panel, or <see cref="Columns"/> is below 1.</exception>
    public string ToSvg()
    {
        if (Panels.Count == 0 || Columns < 1)
        {
            throw new ArgumentException($"A chart has panels in columns, not {Panels.Count} in {Columns} columns.");
        }

        var layout = new ChartLayout(this);
        return ChartDrawing.Draw(this, layout);
    }
}
