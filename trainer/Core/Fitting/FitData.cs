using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Dynamics;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Fitting;

/// <summary>The transitions of a request as the networks see them: normalised, those held out apart.</summary>
internal sealed class FitData
{
    /// <summary>Sorts, reads and normalises.</summary>
    /// <exception cref="ArgumentException">There are fewer rows to fit on than two batches.</exception>
    internal FitData(FitRequest request, DynamicsLayout layout)
    {
        RobotDescription robot = request.Robot;
        RowFilter filter = new(request.Data, new RowColumns(robot, layout), robot.Training.Holdout);
        ThrowIfTooFew(request, filter);
        Kept = new RowSet(request.Data, filter.Kept, layout);
        Holdout = new RowSet(request.Data, filter.Holdout, layout);
        Dropped = filter.Dropped;
        Normalizer = NormalizerFit.Of(Kept);
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
