using System.Collections.Generic;
using MbRlRobot.Reports;
using MbRlRobot.Status;

namespace MbRlRobot.ControllerApp.Run;

/// <summary>What came of a run.</summary>
/// <param name="Status">How the loop stood at its end.</param>
/// <param name="Episodes">Its episodes, in their order.</param>
/// <param name="Refusal">Why it did not arm itself; null where it did, or was not to.</param>
internal sealed record RunOutcome(LoopStatus Status, IReadOnlyList<RunEpisode> Episodes, string? Refusal);
