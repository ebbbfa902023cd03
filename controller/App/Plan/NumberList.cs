using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using MbRlRobot.CommandLine;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>Lists of numbers on a command line, one for each state, action or parameter of a robot.</summary>
internal static class NumberList
{
    /// <summary>Reads a list.</summary>
    /// <param name="option">The option that has it.</param>
    /// <param name="text">The numbers, separated by commas.</param>
    /// <param name="what">What they are, in the plural.</param>
    /// <param name="quantities">What the robot has of them, in its order.</param>
    /// <returns>The numbers.</returns>
    /// <exception cref="UsageException">
    /// There are more or fewer, or one is no number or outside its limits; the message names all with units and limits.
    /// </exception>
    public static float[] Parse(string option, string text, string what, IReadOnlyList<Quantity> quantities)
    {
        string[] cells = text.Split(',', StringSplitOptions.TrimEntries);
        if (cells.Length != quantities.Count)
        {
            throw new UsageException(
                $"{option} has {cells.Length} number{(cells.Length == 1 ? "" : "s")}; "
                + $"the robot has {quantities.Count} {what}, in this order: {All(quantities)}.");
        }

        return [.. cells.Zip(quantities, (cell, quantity) => Number(option, cell, what, quantity, quantities))];
    }

    private static float Number(
        string option, string cell, string what, Quantity quantity, IReadOnlyList<Quantity> all) =>
        double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out double number)
        && quantity.Limits.Contains(number)
            ? (float)number
            : throw new UsageException(
                $"{option}: {quantity.Name} is '{cell}'; allowed: a number in {quantity.Limits}"
                + $"{Units.Behind(quantity.Unit)}. The {what} in their order: {All(all)}.");

    private static string All(IReadOnlyList<Quantity> quantities) =>
        string.Join(", ", quantities.Select(each => $"{Units.Heading(each.Name, each.Unit)} in {each.Limits}"));
}
