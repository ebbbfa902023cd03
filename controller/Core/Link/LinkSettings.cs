using System;
using MbRlRobot.Installation;
using MbRlRobot.Link.Outbox;
using MbRlRobot.Link.Reception;
using MbRlRobot.Processes;

namespace MbRlRobot.Link;

/// <summary>What a link works with beside the bus and the log.</summary>
/// <param name="Identity">Who it speaks for.</param>
/// <param name="Runtime">Where the robot's processes meet.</param>
/// <param name="Outbox">How transitions are sent.</param>
/// <param name="Clock">The time of day.</param>
/// <param name="Write">Takes lines for people.</param>
/// <param name="Time">The clock of intervals.</param>
/// <param name="Models">What models are held against; null to take none.</param>
public sealed record LinkSettings(
    LinkIdentity Identity,
    RuntimeFolder Runtime,
    OutboxSettings Outbox,
    Func<WallClock> Clock,
    Action<string> Write,
    TimeProvider Time,
    ModelSettings? Models = null);
