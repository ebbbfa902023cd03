using System.Collections.Generic;
using System.IO;
using System.Text;
using MbRlRobot.Configuration;

namespace MbRlRobot.Ingest;

/// <summary>
/// Reads the records of a text with separators, as RFC 4180 has them: a cell in quotes may hold separators, line ends and
/// doubled quotes. Strict: a quote anywhere else is refused. Lines end in LF, CR LF or CR.
/// </summary>
/// <param name="text">The text; the caller disposes of it.</param>
/// <param name="file">What messages call it.</param>
/// <param name="separator">What stands between cells.</param>
internal sealed class CsvRecordReader(TextReader text, string file, char separator)
{
    private const int LongestCell = 1_048_576;
    private const int MostCells = 10_000;
    private readonly StringBuilder _cell = new();
    private readonly List<string> _cells = [];
    private readonly List<int> _columns = [];
    private long _line = 1;
    private int _column;

    /// <summary>The cells of the current record.</summary>
    internal IReadOnlyList<string> Cells => _cells;

    /// <summary>The line on which the current record begins, from 1.</summary>
    internal long Line { get; private set; }

    /// <summary>Whether the current record is an empty line.</summary>
    internal bool IsBlank => _cells is [var only] && string.IsNullOrWhiteSpace(only);

    /// <summary>Reads the next record.</summary>
    /// <returns>Whether there was one.</returns>
    internal bool TryRead()
    {
        _cells.Clear();
        _columns.Clear();
        Line = _line;
        if (text.Peek() < 0)
        {
            return false;
        }

        while (ReadCell() == separator)
        {
            Require(_cells.Count < MostCells, "the row", "of more cells", "at most 10000 cells");
        }

        return true;
    }

    /// <summary>A refusal of one cell of the current record, or of all of it where the cell is -1.</summary>
    internal ConfigurationException Refuse(int cell, string what, string value, string allowed, string? detail = null) =>
        DataFault.Of(file, what, value, allowed, detail, Line, cell < 0 ? 1 : _columns[cell]);

    /// <summary>Reads a cell.</summary>
    /// <returns>What ended it: the separator, a line feed, or -1 at the end of the text.</returns>
    private int ReadCell()
    {
        _cell.Clear();
        _columns.Add(_column + 1);
        int character = Next();
        character = character == '"' ? ReadQuoted() : ReadPlain(character);
        _cells.Add(_cell.ToString());
        return character;
    }

    private int ReadPlain(int character)
    {
        while (!IsEnd(character))
        {
            Require(character != '"', "the cell", "with a quote inside", "quotes around a whole cell, doubled inside it");
            Append(character);
            character = Next();
        }

        return character;
    }

    private int ReadQuoted()
    {
        (long line, int column) = (_line, _column);
        int character = Next();
        while (character != '"' || text.Peek() == '"')
        {
            if (character < 0)
            {
                throw DataFault.Of(file, "the cell", "without its closing quote", "a closing quote", line: line, column: column);
            }

            Append(character == '"' ? Next() : character);
            character = Next();
        }

        character = Next();
        Require(IsEnd(character), "the cell", "with text behind its closing quote", "a separator or a line end there");
        return character;
    }

    private void Append(int character)
    {
        Require(_cell.Length < LongestCell, "the cell", "longer", "at most 1048576 characters");
        _cell.Append((char)character);
    }

    /// <summary>The next character, every line end as a line feed; -1 at the end.</summary>
    private int Next()
    {
        int character = text.Read();
        _column++;
        if (character == '\r')
        {
            _ = text.Peek() == '\n' ? text.Read() : 0;
            character = '\n';
        }

        (_line, _column) = character == '\n' ? (_line + 1, 0) : (_line, _column);
        return character;
    }

    private bool IsEnd(int character) => character == separator || character is '\n' or -1;

    private void Require(bool holds, string what, string value, string allowed)
    {
        if (!holds)
        {
            throw DataFault.Of(file, what, value, allowed, line: _line, column: _column);
        }
    }
}
