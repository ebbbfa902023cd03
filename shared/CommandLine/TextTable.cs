using System;
using System.Collections.Generic;
using System.Globalization;
using System.IO;
using System.Linq;
using Spectre.Console;

namespace MbRlRobot.CommandLine;

/// <summary>A table for people: the first column to the left, numbers to the right.</summary>
public sealed class TextTable
{
    private readonly Table _table = new Table().Border(TableBorder.Simple);

    /// <summary>Begins a table.</summary>
    /// <param name="columns">The headings.</param>
    public TextTable(params IReadOnlyList<string> columns)
    {
        ArgumentNullException.ThrowIfNull(columns);
        foreach (string column in columns)
        {
            TableColumn made = new(new Text(column, new Style(decoration: Decoration.Bold)));
            _table.AddColumn(_table.Columns.Count == 0 ? made.LeftAligned() : made.RightAligned());
        }
    }

    /// <summary>Adds a row.</summary>
    /// <param name="cells">The cells: text, or numbers, which are shown with four digits.</param>
    public void Add(params IReadOnlyList<object?> cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        _table.AddRow(cells.Select(cell => new Text(Show(cell))));
    }

    /// <summary>Writes the table.</summary>
    /// <param name="output">Takes it.</param>
    public void Write(TextWriter output) => Terminal.On(output).Write(_table);

    /// <summary>A value as people read it.</summary>
    /// <param name="value">Text or a number; null is a dash.</param>
    /// <returns>The text.</returns>
    public static string Show(object? value) => value switch
    {
        null => "-",
        double number => number.ToString("G4", CultureInfo.InvariantCulture),
        float number => number.ToString("G4", CultureInfo.InvariantCulture),
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? string.Empty,
    };
}
