using System;
using System.Collections.Generic;
using System.Globalization;
using System.Linq;
using System.Text;
using MbRlRobot.Configuration;
using MbRlRobot.Messaging;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>Reads the rows of one table of transitions.</summary>
/// <param name="file">What messages call the table.</param>
/// <param name="columns">Its columns, checked.</param>
/// <param name="parameters">The names of the parameters that it has.</param>
/// <param name="robot">The robot.</param>
internal sealed class CsvRowParser(string file, string[] columns, string[] parameters, RobotDescription robot)
{
    private readonly float[] _defaults = [.. robot.Parameters.Select(each => (float)each.Default)];
    private readonly int[] _parameterIndices = [.. parameters.Select(name => IndexOf(robot.Parameters, name))];
    private string _robotId = "";
    private long _line;

    /// <summary>Reads one line.</summary>
    internal Transition Parse(ReadOnlySpan<byte> text, long line)
    {
        _line = line;
        int cells = text.Count((byte)',') + 1;
        if (cells != columns.Length)
        {
            throw DataFault.Of(file, "the row", $"{cells} cells", $"{columns.Length} cells, one for each column", line: line, column: 1);
        }

        return Parse(text);
    }

    private Transition Parse(ReadOnlySpan<byte> text)
    {
        CellCursor cells = new(text);
        int states = robot.State.Count;
        int actions = robot.Action.Count;
        TransitionId id = new(RobotId(ref cells), Epoch(ref cells), Number<ulong>(ref cells, "a whole number from 0"));
        int episode = Count(ref cells);
        int step = Count(ref cells);
        long time = Number<long>(ref cells, "a whole number of nanoseconds");
        double dt = Number<double>(ref cells, "a number of seconds");

        // one array for all vectors of a row: a quarter of the allocations
        float[] values = new float[(2 * states) + actions + _defaults.Length];
        Fill(ref cells, values.AsSpan(0, (2 * states) + actions));
        FillParameters(ref cells, values.AsSpan((2 * states) + actions));
        return new Transition
        {
            Id = id,
            Episode = episode,
            Step = step,
            TimeNanoseconds = time,
            DtSeconds = dt,
            State = values.AsMemory(0, states),
            Action = values.AsMemory(states, actions),
            NextState = values.AsMemory(states + actions, states),
            Parameters = values.AsMemory((2 * states) + actions),
            Reward = Number<float>(ref cells, "a number"),
            Flags = Flags(ref cells),
            ModelVersion = Number<ulong>(ref cells, "a whole number from 0"),
        };
    }

    private string RobotId(ref CellCursor cells)
    {
        ReadOnlySpan<byte> cell = cells.Next();
        if (!Ascii.Equals(cell, _robotId))
        {
            string id = Encoding.UTF8.GetString(cell);
            _robotId = RobotIdSyntax.IsValid(id) ? id : throw Fault(cells, cell, RobotIdSyntax.Allowed);
        }

        return _robotId;
    }

    private ulong Epoch(ref CellCursor cells)
    {
        ReadOnlySpan<byte> cell = cells.Next();
        return cell.Length == 16 && ulong.TryParse(cell, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ulong epoch)
            ? epoch
            : throw Fault(cells, cell, "16 hexadecimal digits");
    }

    private TransitionFlags Flags(ref CellCursor cells)
    {
        ReadOnlySpan<byte> cell = cells.Next();
        return TransitionFlagNames.TryParse(cell, out TransitionFlags flags) ? flags : throw Fault(cells, cell, TransitionFlagNames.Allowed);
    }

    private int Count(ref CellCursor cells)
    {
        ReadOnlySpan<byte> cell = cells.Next();
        return int.TryParse(cell, CultureInfo.InvariantCulture, out int value) && value >= 0
            ? value
            : throw Fault(cells, cell, $"a whole number from 0 to {int.MaxValue}");
    }

    private void Fill(ref CellCursor cells, Span<float> values)
    {
        foreach (ref float value in values)
        {
            value = Number<float>(ref cells, "a number");
        }
    }

    private void FillParameters(ref CellCursor cells, Span<float> values)
    {
        _defaults.CopyTo(values);
        foreach (int index in _parameterIndices)
        {
            float value = Number<float>(ref cells, "a number");
            if (index >= 0)
            {
                values[index] = value;
            }
        }
    }

    private T Number<T>(ref CellCursor cells, string allowed)
        where T : IUtf8SpanParsable<T>
    {
        ReadOnlySpan<byte> cell = cells.Next();
        return T.TryParse(cell, CultureInfo.InvariantCulture, out T? value) ? value : throw Fault(cells, cell, allowed);
    }

    private ConfigurationException Fault(CellCursor cells, ReadOnlySpan<byte> cell, string allowed) => DataFault.Of(
        file, columns[cells.Index], $"\"{Encoding.UTF8.GetString(cell)}\"", allowed, line: _line, column: cells.Column);

    private static int IndexOf(IReadOnlyList<ParameterDescription> all, string name)
    {
        int index = all.Count - 1;
        while (index >= 0 && all[index].Name != name)
        {
            index--;
        }

        return index;
    }
}
