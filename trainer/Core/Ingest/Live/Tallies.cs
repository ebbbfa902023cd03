using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;

namespace MbRlRobot.Ingest.Live;

/// <summary>The tallies of all robots; for any thread.</summary>
internal sealed class Tallies(TimeProvider time)
{
    /// <summary>More than any lab has: a broker without access rules must not fill the memory with names.</summary>
    internal const int MaximumRobots = 4096;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, RobotTally> _robots = [];

    internal IReadOnlyList<RobotIngestStatistics> Snapshot
    {
        get
        {
            lock (_lock)
            {
                return [.. _robots.OrderBy(robot => robot.Key, StringComparer.Ordinal).Select(robot => robot.Value.Snapshot)];
            }
        }
    }

    /// <summary>Counts a message of a robot.</summary>
    /// <returns>False when there are too many robots.</returns>
    internal bool TrySee(string robotId)
    {
        lock (_lock)
        {
            if (!_robots.ContainsKey(robotId) && _robots.Count == MaximumRobots)
            {
                return false;
            }

            _robots.TryAdd(robotId, new RobotTally(robotId, time));
            _robots[robotId].See();
            return true;
        }
    }

    /// <summary>Counts something of a robot that was seen.</summary>
    internal void Count(string robotId, Action<RobotTally> count)
    {
        lock (_lock)
        {
            count(_robots[robotId]);
        }
    }
}
