namespace MbRlRobot.CommandLine;

/// <summary>Units as people read them; a pure number, whose unit is <c>1</c>, has none.</summary>
public static class Units
{
    /// <summary>A heading.</summary>
    /// <param name="name">What has the unit.</param>
    /// <param name="unit">The unit.</param>
    /// <returns><c>x (m)</c>, or <c>x</c>.</returns>
    public static string Heading(string name, string unit) => unit == "1" ? name : $"{name} ({unit})";

    /// <summary>What comes behind a number.</summary>
    /// <param name="unit">The unit.</param>
    /// <returns>A space and the unit, or nothing.</returns>
    public static string Behind(string unit) => unit == "1" ? string.Empty : $" {unit}";
}
