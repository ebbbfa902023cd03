using System;
using System.Globalization;
using System.Linq;
using MbRlRobot.Numerics;
using MbRlRobot.Robots;

namespace MbRlRobot.Ingest;

/// <summary>Turns the records of a user's table into numbers.</summary>
/// <param name="records">The records; the current one is parsed.</param>
/// <param name="columns">What the columns hold.</param>
/// <param name="robot">The robot.</param>
internal sealed class ImportedRowParser(CsvRecordReader records, CsvImportColumns columns, RobotDescription robot)
{
    private const double LongestSeconds = 9e9;
    private readonly bool[] _isAngle = [.. robot.State.Select(state => state.Kind == StateKind.Angle)];

    /// <summary>Parses the current record.</summary>
    internal ImportedRow Parse()
    {
        if (records.Cells.Count != columns.Count)
        {
            throw records.Refuse(
                -1, "the row", $"{records.Cells.Count} cells", $"{columns.Count} cells, one for each column",
                records.Cells.Count > columns.Count ? "Decimal commas are not read: write 1.5 for 1,5." : null);
        }

        return new ImportedRow(
            columns.Episode < 0 ? "" : Text(columns.Episode),
            Seconds(columns.Time),
            Seconds(columns.Dt),
            States(columns.State),
            [.. columns.Action.Select(column => (float)Number(column))],
            columns.Next.Length == 0 ? null : States(columns.Next),
            [.. columns.Parameters.Select((column, index) => (float)(column < 0 ? robot.Parameters[index].Default : Number(column)))],
            columns.Reward < 0 ? null : (float)Number(columns.Reward));
    }

    private float[] States(int[] places) =>
        [.. places.Select((column, index) => _isAngle[index] ? Wrapped(Number(column)) : (float)Number(column))];

    /// <summary>Wraps before it rounds, because a float of many turns is coarse; what is inside already stays to the bit.</summary>
    private static float Wrapped(double angle)
    {
        float nearest = (float)angle;
        return nearest is >= -MathF.PI and < MathF.PI ? nearest : Angles.Wrap((float)Angles.Wrap(angle));
    }

    private double? Seconds(int column)
    {
        if (column < 0)
        {
            return null;
        }

        double seconds = Number(column);
        return Math.Abs(seconds) <= LongestSeconds
            ? seconds
            : throw records.Refuse(column, columns.NameOf(column), $"\"{records.Cells[column]}\"", "a finite number of seconds");
    }

    private string Text(int column)
    {
        string text = records.Cells[column].Trim();
        return text.Length > 0 ? text : throw Missing(column);
    }

    private double Number(int column)
    {
        string text = Text(column);
        if (double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out double number) || TryInfinity(text, out number))
        {
            return number;
        }

        bool isDecimalComma = double.TryParse(text.Replace(',', '.'), NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        throw records.Refuse(
            column, columns.NameOf(column), $"\"{text}\"", "a number with a decimal point",
            isDecimalComma ? $"Decimal commas are not read: write {text.Replace(',', '.')} for {text}." : null);
    }

    private static bool TryInfinity(string text, out double number)
    {
        number = text[0] == '-' ? double.NegativeInfinity : double.PositiveInfinity;
        return text.TrimStart('+', '-').Equals("inf", StringComparison.OrdinalIgnoreCase);
    }

    private Configuration.ConfigurationException Missing(int column) =>
        records.Refuse(column, columns.NameOf(column), "\"\"", "a value in every row: what is missing is not filled in");
}
