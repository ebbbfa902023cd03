using System;
using System.Collections.Generic;
using MbRlRobot.Ports;
using MbRlRobot.Transitions;

namespace MbRlRobot.Fitting;

/// <summary>
/// Sorts the rows: to fit on, to hold out, to leave out. Left out are rows with a number that is not finite, and rows with one so far away
/// (<see cref="ColumnBound"/>) that it would own every mean and scale. What is far is judged by the rows to fit on alone.
/// </summary>
internal sealed class RowFilter
{
    private const int LargestSample = 16384;
    private readonly TransitionTable _table;
    private readonly RowColumns _columns;
    private readonly float[] _values;
    private readonly int[] _notFinite;
    private readonly int[] _outliers;

    internal RowFilter(TransitionTable table, RowColumns columns, double holdout)
    {
        (_table, _columns) = (table, columns);
        (Kept, Holdout) = (Room(table.Count, 1 - holdout), Room(table.Count, holdout));
        _values = new float[columns.Count];
        (_notFinite, _outliers) = (new int[columns.Count], new int[columns.Count]);
        Split(holdout);
        ColumnBound[] bounds = Bounds();
        Kept.RemoveAll(row => IsOutlier(row, bounds));
        Holdout.RemoveAll(row => IsOutlier(row, bounds));
    }

    /// <summary>The rows to fit on, ascending.</summary>
    internal List<int> Kept { get; }

    /// <summary>The rows held out, ascending.</summary>
    internal List<int> Holdout { get; }

    /// <summary>The rows left out, by the first column at fault.</summary>
    internal IReadOnlyList<DroppedColumn> Dropped
    {
        get
        {
            List<DroppedColumn> dropped = [];
            for (int column = 0; column < _columns.Count; column++)
            {
                if (_notFinite[column] + _outliers[column] > 0)
                {
                    dropped.Add(new DroppedColumn(_columns.Names[column], _notFinite[column], _outliers[column]));
                }
            }

            return dropped;
        }
    }

    /// <summary>Room for a share of the rows, and for as many more as chance may give: a list that grows is copied.</summary>
    private static List<int> Room(int rows, double share) =>
        new(Math.Min(rows, (int)(rows * share) + (5 * (int)Math.Sqrt(rows)) + 16));

    private void Split(double holdout)
    {
        for (int row = 0; row < _table.Count; row++)
        {
            _columns.Read(_table, row, _values);
            int fault = Array.FindIndex(_values, value => !float.IsFinite(value));
            if (fault >= 0)
            {
                _notFinite[fault]++;
            }
            else
            {
                (Membership.IsHoldout(_table.Key(row), holdout) ? Holdout : Kept).Add(row);
            }
        }
    }

    private ColumnBound[] Bounds()
    {
        int stride = Math.Max(1, (Kept.Count + LargestSample - 1) / LargestSample);
        double[][] samples = new double[_columns.Count][];
        for (int column = 0; column < samples.Length; column++)
        {
            samples[column] = new double[(Kept.Count + stride - 1) / stride];
        }

        for (int place = 0; place * stride < Kept.Count; place++)
        {
            _columns.Read(_table, Kept[place * stride], _values);
            for (int column = 0; column < samples.Length; column++)
            {
                samples[column][place] = _values[column];
            }
        }

        ColumnBound[] bounds = new ColumnBound[_columns.Count];
        for (int column = 0; column < bounds.Length; column++)
        {
            bounds[column] = ColumnBound.Of(samples[column], _columns.Widths[column]);
        }

        return bounds;
    }

    private bool IsOutlier(int row, ColumnBound[] bounds)
    {
        _columns.Read(_table, row, _values);
        for (int column = 0; column < bounds.Length; column++)
        {
            if (bounds[column].Excludes(_values[column]))
            {
                _outliers[column]++;
                return true;
            }
        }

        return false;
    }
}
