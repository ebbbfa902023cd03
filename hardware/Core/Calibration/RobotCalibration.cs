using System;
using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>
/// What was found out about one individual robot: how its parts are really built. The settings go before those that robot.json
/// has for all robots of the type.
/// </summary>
/// <param name="RobotId">The individual.</param>
/// <param name="Type">Its type: that of its robot.json.</param>
/// <param name="Io">What was measured: the physical board, or the simulated one, which is another robot.</param>
/// <param name="CreatedUtc">When it was measured; in JSON with a <c>Z</c>.</param>
/// <param name="Parts">What was found out, by the channel or the action of the part.</param>
public sealed record RobotCalibration(
    string RobotId,
    string Type,
    IoKind Io,
    DateTime CreatedUtc,
    OrderedDictionary<string, PartCalibration> Parts);
