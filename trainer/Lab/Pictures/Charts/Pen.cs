namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>How a series is drawn.</summary>
/// <param name="Colour">Colour as <c>#RRGGBB</c>, one of <see cref="Palette"/>.</param>
/// <param name="Width">Width of lines in pixels.</param>
/// <param name="Opacity">0 (invisible) to 1.</param>
/// <param name="Dashed">True for dashes.</param>
public sealed record Pen(string Colour, double Width = 1.75, double Opacity = 1, bool Dashed = false);
