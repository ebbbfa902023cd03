using System.Collections.Generic;
using System.Linq;

namespace MbRlRobot.Lab.Pictures.Charts;

/// <summary>The rows of a series that can be drawn.</summary>
internal static class PointsOf
{
    /// <summary>The first column over the rows in which every column is finite.</summary>
    internal static Extent Extent(params IReadOnlyList<double>[] columns)
    {
        IEnumerable<int> rows = Enumerable.Range(0, columns[0].Count).Where(row => IsFinite(columns, row));
        return Charts.Extent.Of(rows.Select(row => columns[0][row]));
    }

    /// <summary>Longest runs of rows in which every column is finite: first row, and the one after the last.</summary>
    internal static IEnumerable<(int First, int End)> Runs(params IReadOnlyList<double>[] columns)
    {
        int count = columns[0].Count;
        for (int row = 0; row < count; row++)
        {
            int first = row;
            while (row < count && IsFinite(columns, row))
            {
                row++;
            }

            if (row > first)
            {
                yield return (first, row);
            }
        }
    }

    private static bool IsFinite(IReadOnlyList<double>[] columns, int row) =>
        columns.All(column => double.IsFinite(column[row]));
}
