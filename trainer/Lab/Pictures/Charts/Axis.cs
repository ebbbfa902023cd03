namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>A linear axis; of logarithms, with ticks that say of what, a logarithmic one.</summary>
/// <param name="Label">What it shows, such as <c>time</c>; may be empty.</param>
/// <param name="Unit">Its unit, such as <c>s</c>, written behind the label; null or empty for none.</param>
/// <param name="Range">What it shows; null takes the range of the data, and a little more on a y axis.</param>
/// <param name="WholeNumbers">True when only whole numbers make sense as ticks.</param>
/// <param name="Ticks">The ticks of an x axis, all within its range; null takes round numbers.</param>
public sealed record Axis(
    string Label, string? Unit = null, AxisRange? Range = null, bool WholeNumbers = false, TickScale? Ticks = null)
{
    /// <summary>Gets the label with the unit.</summary>
    public string Caption => string.IsNullOrEmpty(Unit) ? Label : $"{Label} ({Unit})".TrimStart();
}
