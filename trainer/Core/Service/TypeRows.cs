using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Ingest;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.Transitions;

namespace MbRlRobot.Service;

/// <summary>
/// The rows of one type as its fits want them, read on from the store, and whether a fit is due. One thread: while it fits nothing is
/// added, so that the table is the fit's snapshot, and what came meanwhile is read afterwards.
/// </summary>
/// <param name="store">The store.</param>
/// <param name="robot">The robot.</param>
/// <param name="episodes">Told of every row.</param>
internal sealed class TypeRows(ITransitionStore store, RobotDescription robot, EpisodeTally episodes)
{
    /// <summary>The rows kept for gates that follow episodes.</summary>
    internal const int MostRecent = 2000;

    private const int RowsAtOnce = 10_000;
    private readonly TransitionSchema _schema = RobotSchema.Of(robot);
    private readonly Queue<Transition> _recent = [];
    private readonly HighWaterMarks _marks = new();
    private int _newRows;
    private int _newEpisodes;

    /// <summary>The usable rows.</summary>
    internal TransitionTable Table { get; } = new(RobotSchema.Of(robot));

    /// <summary>The position in the store up to which rows were read.</summary>
    internal long Position { get; private set; }

    /// <summary>The newest epoch of each robot, and how far into it the usable rows reach.</summary>
    internal IReadOnlyList<HighWaterMark> Marks => _marks.Marks;

    /// <summary>The rows stored last, ordered by robot, epoch and sequence.</summary>
    internal IReadOnlyList<Transition> Recent =>
        [.. _recent.OrderBy(row => row.Id.RobotId, StringComparer.Ordinal).ThenBy(row => row.Id.Epoch).ThenBy(row => row.Id.Sequence)];

    /// <summary>Whether the robot's own policy asks for a fit of what came since the last one, and there are rows enough for one.</summary>
    internal bool IsFitDue
    {
        get
        {
            TrainingDescription training = robot.Training;
            bool isAsked = (training.RefitPerEpisode && _newEpisodes > 0)
                || (training.RefitEverySteps > 0 && _newRows >= training.RefitEverySteps);
            return isAsked && IsEnough;
        }
    }

    /// <summary>Whether there are rows enough for a fit at all.</summary>
    internal bool IsEnough => Table.Count * (1 - robot.Training.Holdout) >= 2 * robot.Training.Batch;

    /// <summary>The fewest usable rows for a fit: two batches beside the holdout.</summary>
    internal int RowsNeeded => (int)Math.Ceiling(2 * robot.Training.Batch / (1 - robot.Training.Holdout));

    /// <summary>Says that a fit takes all that was read: what comes after it asks for the next.</summary>
    internal void BeginFit() => (_newRows, _newEpisodes) = (0, 0);

    /// <summary>Reads what was stored since the last time.</summary>
    /// <param name="upTo">Up to which position at most.</param>
    /// <param name="cancellation">Gives up between two pieces.</param>
    /// <exception cref="System.IO.IOException">The store cannot be read; what was not read is read the next time.</exception>
    internal void CatchUp(long upTo, CancellationToken cancellation)
    {
        TransitionSchema[] schemas = [.. store.Schemas.Where(schema => schema.Hash == _schema.Hash)];
        while (Position < upTo && !cancellation.IsCancellationRequested)
        {
            long end = long.Min(upTo, Position + RowsAtOnce);
            List<Transition> rows = [.. schemas.SelectMany(schema => store.Read(schema, new StoreRange(Position, end)))];
            rows.ForEach(Add);
            Position = end;
        }
    }

    private void Add(Transition row)
    {
        _newRows++;
        _newEpisodes += episodes.Add(row) ? 1 : 0;
        _recent.Enqueue(row);
        if (_recent.Count > MostRecent)
        {
            _recent.Dequeue();
        }

        if (row.IsUsableForFit(robot.ControlPeriod))
        {
            // the task's parameters are no part of what a model learns, and their number may have changed since
            Table.Append(row with { Parameters = new float[_schema.ParameterDimension] });
            _marks.Add(row.Id);
        }
    }
}
