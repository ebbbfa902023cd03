using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Fitting;

/// <summary>The transitions of a request as the networks see them: normalised, those held out apart.</summary>
internal sealed class FitData
{
    /// <summary>Sorts, reads and normalises.</summary>
    /// <exception cref="ArgumentException">There are fewer rows to fit on than two batches.</exception>
    internal FitData(FitRequest request, DynamicsLayout layout, NetworkShape shape)
    {
        RobotDescription robot = request.Robot;
        RowFilter filter = new(request.Data, new RowColumns(robot, layout), robot.Training.Holdout);
        ThrowIfTooFew(request, filter);
        RowReader reader = new(layout);
        Kept = Read(reader, request.Data, shape, filter.Kept);
        Holdout = Read(reader, request.Data, shape, filter.Holdout);
        Dropped = filter.Dropped;
        Normalizer = NormalizerFit.Of(Kept, shape);
        Kept.Normalize(Normalizer);
        Holdout.Normalize(Normalizer);
    }

    /// <summary>The rows fitted on.</summary>
    internal RowSet Kept { get; }

    /// <summary>The rows held out.</summary>
    internal RowSet Holdout { get; }

    /// <summary>What was left out, and why.</summary>
    internal IReadOnlyList<DroppedColumn> Dropped { get; }

    /// <summary>Means and scales of the rows fitted on.</summary>
    internal Normalizer Normalizer { get; }

    private static RowSet Read(RowReader reader, TransitionTable table, NetworkShape shape, List<int> rows)
    {
        RowSet set = new(shape, rows.Count);
        for (int place = 0; place < rows.Count; place++)
        {
            reader.Read(table, rows[place], set.InputRow(place), set.TargetRow(place));
            set.Keys[place] = table.Key(rows[place]);
        }

        return set;
    }

    private static void ThrowIfTooFew(FitRequest request, RowFilter filter)
    {
        int batch = request.Robot.Training.Batch;
        if (filter.Kept.Count < 2 * batch)
        {
            int dropped = filter.Dropped.Sum(column => column.NotFinite + column.Outliers);
            throw new ArgumentException(
                $"There are {filter.Kept.Count} transitions to fit on ({filter.Holdout.Count} held out, {dropped} left out); "
                + $"two batches, {2 * batch}, are needed.",
                nameof(request));
        }
    }
}
