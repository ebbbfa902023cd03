using System;
using System.Collections.Generic;
using System.Diagnostics.CodeAnalysis;
using System.IO;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>
/// Reads a table of transitions (its format is in this folder's README) row by row, without holding it. Parameters are
/// matched by name: tasks may change without making data worthless.
/// </summary>
public sealed class TransitionCsvReader : IDisposable
{
    private readonly FileStream _stream;
    private readonly LineReader _lines;
    private readonly CsvRowParser _rows;

    /// <summary>Opens a file and checks whose it is.</summary>
    /// <param name="path">The file; may be one that is being written.</param>
    /// <param name="robot">Whose transitions it holds.</param>
    /// <exception cref="ConfigurationException">The file is another robot's, or no table of transitions.</exception>
    /// <exception cref="IOException">The file is missing or cannot be read.</exception>
    public TransitionCsvReader(string path, RobotDescription robot)
    {
        ArgumentNullException.ThrowIfNull(robot);
        _stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        _lines = new LineReader(_stream, path);
        try
        {
            TransitionColumns.CheckTitle(path, _lines.ReadText(), robot);
            string[] columns = _lines.ReadText().Split(',');
            string[] parameters = TransitionColumns.CheckColumns(path, columns, robot);
            AbsentParameters = [.. robot.Parameters.Select(each => each.Name).Except(parameters)];
            _rows = new CsvRowParser(path, columns, parameters, robot);
        }
        catch
        {
            _stream.Dispose();
            throw;
        }
    }

    /// <summary>The robot's parameters that the file does not have; their defaults stand in its rows.</summary>
    public IReadOnlyList<string> AbsentParameters { get; }

    /// <summary>
    /// Bytes of a torn last line, half written when its writer died; known, and dropped, once the last row was read.
    /// </summary>
    public long TornBytes { get; private set; }

    /// <summary>Reads the next row.</summary>
    /// <param name="transition">The row; null after the last.</param>
    /// <returns>Whether there was one.</returns>
    /// <exception cref="ConfigurationException">A row is wrong; the message has its line, column and value.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public bool TryRead([NotNullWhen(true)] out Transition? transition)
    {
        bool isRow = _lines.TryRead(out ReadOnlySpan<byte> line);
        TornBytes = isRow ? 0 : line.Length;
        transition = isRow ? _rows.Parse(line, _lines.Line) : null;
        return isRow;
    }

    /// <summary>Closes the file.</summary>
    public void Dispose() => _stream.Dispose();
}
