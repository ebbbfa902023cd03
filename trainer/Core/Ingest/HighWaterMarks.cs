using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>How far into each robot's newest epoch rows reach; the epoch that comes last is the newest.</summary>
internal sealed class HighWaterMarks
{
    private readonly SortedDictionary<string, HighWaterMark> _marks = new(System.StringComparer.Ordinal);

    /// <summary>The marks, by robot.</summary>
    internal IReadOnlyList<HighWaterMark> Marks => [.. _marks.Values];

    /// <summary>Takes a row in.</summary>
    internal void Add(TransitionId id)
    {
        bool isHigher = !_marks.TryGetValue(id.RobotId, out HighWaterMark? mark) || mark.Epoch != id.Epoch || mark.Sequence < id.Sequence;
        if (isHigher)
        {
            _marks[id.RobotId] = new HighWaterMark(id.RobotId, id.Epoch, id.Sequence);
        }
    }
}
