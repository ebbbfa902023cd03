using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>Remembers the ids of rows, at some 20 bytes each.</summary>
public sealed class SeenIds
{
    private readonly Dictionary<(string RobotId, ulong Epoch), HashSet<ulong>> _epochs = [];
    private (string RobotId, ulong Epoch) _last;
    private HashSet<ulong> _sequences = [];

    /// <summary>Remembers an id.</summary>
    /// <param name="id">The id.</param>
    /// <returns>Whether it is new.</returns>
    public bool Add(TransitionId id)
    {
        if (_last != (id.RobotId, id.Epoch))
        {
            _last = (id.RobotId, id.Epoch);
            _sequences = _epochs.TryGetValue(_last, out HashSet<ulong>? known) ? known : _epochs[_last] = [];
        }

        return _sequences.Add(id.Sequence);
    }
}
