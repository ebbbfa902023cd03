using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Installation;

/// <summary>What a robot holds models against.</summary>
/// <param name="Robot">The robot's description.</param>
/// <param name="RobotId">Which individual it is.</param>
/// <param name="Runtime">The controller's version.</param>
/// <param name="LatencyShare">
/// The share of a control period that a plan may take, above 0: <see cref="LatencyGate"/>. No trainer can loosen it.
/// </param>
/// <param name="LatencyPlans">Plans to measure, at least 1.</param>
/// <param name="FuzzPoints">Points inside the state limits at which outputs must be finite, at least 1.</param>
public sealed record InstallerSettings(
    RobotDescription Robot,
    string RobotId,
    Version Runtime,
    double LatencyShare = 0.5,
    int LatencyPlans = 50,
    int FuzzPoints = 64)
{
    /// <summary>The longest that a plan may take.</summary>
    public TimeSpan LatencyBudget => TimeSpan.FromSeconds(LatencyShare * Robot.ControlPeriod);
}
