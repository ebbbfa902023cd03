using System.Collections.Concurrent;
using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Service;

/// <summary>Sums up the rewards of each robot's episodes; one thread adds, any may look.</summary>
internal sealed class EpisodeTally
{
    private readonly ConcurrentDictionary<string, Robot> _robots = [];

    /// <summary>Takes a row.</summary>
    /// <returns>Whether it ends an episode.</returns>
    internal bool Add(Transition row)
    {
        Robot robot = _robots.GetValueOrDefault(row.Id.RobotId) ?? new Robot(0, null, 0, 0, 0);
        double sum = (robot.Epoch, robot.Episode) == (row.Id.Epoch, row.Episode) ? robot.Sum + row.Reward : row.Reward;
        bool isEnd = row.Flags.HasAny(TransitionFlagGroups.EpisodeEnd);
        _robots[row.Id.RobotId] = new Robot(
            robot.Episodes + (isEnd ? 1 : 0), isEnd ? sum : robot.LastReturn, row.Id.Epoch, row.Episode, sum);
        return isEnd;
    }

    internal RobotView Fill(RobotView view) => _robots.TryGetValue(view.RobotId, out Robot? robot)
        ? view with { Episodes = robot.Episodes, LastReturn = robot.LastReturn }
        : view;

    private sealed record Robot(long Episodes, double? LastReturn, ulong Epoch, int Episode, double Sum);
}
