namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>A series in the legend, with its place: left end and middle of the line.</summary>
internal sealed record LegendEntry(Series Series, double X, double Y)
{
    internal const double KeyWidth = 30;
    private const double Gap = 20;

    internal static double WidthOf(Series series) => KeyWidth + Words.Width(series.Name, TextStyle.Legend) + Gap;
}
