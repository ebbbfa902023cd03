using System;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>The area between the axes of a panel, in pixels, and how values are mapped onto it.</summary>
internal sealed record PlotArea(
    double Left, double Top, double Width, double Height, AxisRange XRange, AxisRange YRange)
{
    // Lines to points far outside are cut there: the number stays short, and the slope hardly changes.
    private const double FarOutside = 10_000;

    internal double Right => Left + Width;

    internal double Bottom => Top + Height;

    internal double X(double value) => Left + (Width * Share(XRange, value));

    internal double Y(double value) => Bottom - (Height * Share(YRange, value));

    private static double Share(AxisRange range, double value)
    {
        double near = Math.Clamp(value, -Extent.Limit, Extent.Limit);
        return Math.Clamp((near - range.Minimum) / range.Span, -FarOutside, FarOutside);
    }
}
