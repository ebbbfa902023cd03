using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading;
using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Service;

/// <summary>What robots said of themselves; for any thread.</summary>
internal sealed class Fleet
{
    /// <summary>More than any lab has: a broker without access rules must not fill the memory with names.</summary>
    internal const int MaximumRobots = 4096;

    private readonly Lock _lock = new();
    private readonly SortedDictionary<string, RobotView> _robots = new(StringComparer.Ordinal);

    /// <summary>Every robot, by id.</summary>
    internal IReadOnlyList<RobotView> Robots
    {
        get
        {
            lock (_lock)
            {
                return [.. _robots.Values];
            }
        }
    }

    /// <summary>The robots of a type that are served.</summary>
    internal IReadOnlyList<RobotView> Served(string type) => [.. Robots.Where(robot => robot.Type == type && robot.Problem is null)];

    internal void TakeBirth(string robotId, RobotBirth birth, string? problem) => Change(
        robotId, robot => robot with { Type = birth.Type, Problem = problem, Installed = birth.ModelVersion });

    internal void TakeStatus(string robotId, RobotStatus status) => Change(robotId, robot => robot with
    {
        IsOnline = status.Online,
        State = status.State,
        Fault = status.Faults.Count == 0 ? null : status.Faults[0].Code,
        Live = status.State == LifecycleState.Active ? robot.Live : null,
    });

    /// <summary>Telemetry may be lost, and may come late: of a robot that is not active it says nothing.</summary>
    internal void TakeTelemetry(string robotId, RobotTelemetry telemetry) => Change(
        robotId, robot => robot.State == LifecycleState.Active ? robot with { Live = LiveView.Of(telemetry) } : robot);

    internal void TakeResult(string robotId, ModelResult result) => Change(
        robotId, robot => robot with { Installed = result.RunningVersion, LastResult = result });

    internal void Offer(string robotId, ulong version) => Change(robotId, robot => robot with { Offered = version });

    private void Change(string robotId, Func<RobotView, RobotView> change)
    {
        lock (_lock)
        {
            if (_robots.TryGetValue(robotId, out RobotView? robot) || _robots.Count < MaximumRobots)
            {
                _robots[robotId] = change(robot ?? new RobotView(robotId));
            }
        }
    }
}
