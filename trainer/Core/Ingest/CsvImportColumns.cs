using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Configuration;
using MbRlRobot.Robots;

namespace MbRlRobot.Ingest;

/// <summary>
/// Which column of a user's table holds what. A column that the table does not have is -1. The robot's own names come
/// first: a state called <c>t</c> is that state and not the time.
/// </summary>
internal sealed class CsvImportColumns
{
    private const int LongestList = 500;
    private readonly string[] _header;
    private readonly HashSet<int> _used = [];
    private readonly ProblemList _problems = new();

    /// <summary>Finds the columns.</summary>
    /// <exception cref="ConfigurationException">A column is missing or there twice; the message has all of them.</exception>
    internal CsvImportColumns(string file, CsvRecordReader header, RobotDescription robot)
    {
        _header = [.. header.Cells.Select((cell, index) => (index == 0 ? cell.TrimStart('#') : cell).Trim())];
        State = [.. robot.State.Select(state => Required(state.Name))];
        Action = [.. robot.Action.Select(action => Required(action.Name))];
        Parameters = [.. robot.Parameters.Select(parameter => Find(parameter.Name))];
        string[] next = [.. robot.State.Select(state => TransitionColumns.Next + state.Name)];
        Next = next.Any(_header.Contains) ? [.. next.Select(Required)] : [];
        Reward = Find("reward");
        Episode = Find("episode");
        Dt = Find("dt");
        Time = Find("time");
        Time = Time < 0 ? Find("t") : Time;
        if (_problems.Problems.Count > 0)
        {
            throw new ConfigurationException(file, [.. _problems.Problems.Select(problem => problem with { Line = (int)header.Line, Column = 1 })]);
        }
    }

    /// <summary>The states, in the order of the robot.</summary>
    internal int[] State { get; }

    /// <summary>The actions, in the order of the robot.</summary>
    internal int[] Action { get; }

    /// <summary>The parameters, in the order of the robot, -1 for those that the table does not have.</summary>
    internal int[] Parameters { get; }

    /// <summary>The next states, in the order of the robot; empty where the table has none.</summary>
    internal int[] Next { get; }

    internal int Reward { get; }

    internal int Episode { get; }

    internal int Dt { get; }

    internal int Time { get; }

    internal int Count => _header.Length;

    /// <summary>The columns that are not read.</summary>
    internal string[] Ignored => [.. _header.Where((_, index) => !_used.Contains(index))];

    internal string NameOf(int column) => _header[column];

    private int Required(string name)
    {
        int column = Find(name);
        if (column < 0)
        {
            _problems.Add($"column \"{name}\"", "missing", $"a column of that name in the first line; {NearestTo(name)}");
        }

        return column;
    }

    private string NearestTo(string name)
    {
        string? nearest = NearestName.Find(name, _header.Where((_, index) => !_used.Contains(index)));
        string all = string.Join(", ", _header);
        return nearest is null
            ? "it has " + (all.Length <= LongestList ? all : all[..LongestList] + "...")
            : $"it has \"{nearest}\" (capitals count)";
    }

    private int Find(string name)
    {
        int column = Array.IndexOf(_header, name);
        if (column >= 0 && !_used.Add(column))
        {
            return -1;
        }

        if (column >= 0 && Array.IndexOf(_header, name, column + 1) >= 0)
        {
            _problems.Add($"column \"{name}\"", "there twice", "one column of that name");
        }

        return column;
    }
}
