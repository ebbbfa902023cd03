using System.Collections.Generic;
using MbRlRobot.Lifecycle;
using MbRlRobot.Ports;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>What a robot is wired to.</summary>
/// <param name="Io">Its name.</param>
/// <param name="Factory">Makes it, with its calibration.</param>
/// <param name="Faults">The file of what goes wrong on a simulated board; null for nothing.</param>
/// <param name="Calibration">The file of what was found out about the robot's parts; null for none.</param>
/// <param name="Checks">Checks before each arming whose verdict is known by now.</param>
internal sealed record Wiring(
    string Io, RobotIoFactory Factory, string? Faults, string? Calibration, IReadOnlyList<PreArmCheck> Checks);
