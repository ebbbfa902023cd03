using System;
using System.Threading;
using MbRlRobot.Link;

namespace MbRlRobot.ControllerApp.Link;

/// <summary>How a link works for whoever has started it.</summary>
/// <param name="Write">Takes its lines, from any thread.</param>
/// <param name="WaitsForItsTurn">Whether it waits where another link serves the robot; otherwise it refuses.</param>
/// <param name="Watch">Is told how far it is.</param>
/// <param name="Stop">Ends it.</param>
internal sealed record LinkTerms(Action<string> Write, bool WaitsForItsTurn, Action<LinkStanding> Watch, CancellationToken Stop);
