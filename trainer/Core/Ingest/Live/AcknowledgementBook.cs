using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Transitions.Batches;

namespace MbRlRobot.Ingest.Live;

/// <summary>What every robot is to be told, and who has not been told yet; for any thread.</summary>
internal sealed class AcknowledgementBook(ITransitionStore store)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, RobotAcknowledgement> _robots = [];
    private readonly HashSet<string> _untold = [];

    internal void Store(string robotId, ulong epoch, ulong? mark)
    {
        lock (_lock)
        {
            Of(robotId).Store(epoch, mark);
            _untold.Add(robotId);
        }
    }

    internal void Refuse(string robotId, TransitionBatchRefusal refusal)
    {
        lock (_lock)
        {
            if (Of(robotId).Refuse(refusal))
            {
                _untold.Add(robotId);
            }
        }
    }

    /// <summary>Takes out what is to be told, the latest of each robot.</summary>
    internal List<(string RobotId, Acknowledgement Payload)> TakeUntold()
    {
        lock (_lock)
        {
            List<(string RobotId, Acknowledgement Payload)> untold = [.. _untold.Select(robot => (robot, Of(robot).Payload))];
            _untold.Clear();
            return untold;
        }
    }

    /// <summary>Puts back one that could not be told.</summary>
    internal void PutBack(string robotId)
    {
        lock (_lock)
        {
            _untold.Add(robotId);
        }
    }

    private RobotAcknowledgement Of(string robotId)
    {
        if (!_robots.TryGetValue(robotId, out RobotAcknowledgement? robot))
        {
            _robots[robotId] = robot = new RobotAcknowledgement(store, robotId);
        }

        return robot;
    }
}
