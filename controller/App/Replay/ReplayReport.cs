using System.Collections.Generic;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary>What <c>replay</c> found.</summary>
/// <param name="Log">The log.</param>
/// <param name="RobotId">The individual robot.</param>
/// <param name="Episodes">The episodes.</param>
/// <param name="Transitions">The transitions in them.</param>
/// <param name="Csv">The table that was written; null for none.</param>
/// <param name="Damage">What could not be read, with file and byte.</param>
public sealed record ReplayReport(
    string Log,
    string RobotId,
    IReadOnlyList<ReplayEpisode> Episodes,
    long Transitions,
    string? Csv,
    IReadOnlyList<string> Damage);
