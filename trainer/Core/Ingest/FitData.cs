using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Ingest;

/// <summary>What a fit learns from, and what it leaves out.</summary>
/// <param name="Table">The rows that it uses.</param>
/// <param name="Reading">Where they come from.</param>
/// <param name="Unusable">The rows that it leaves out, by reason; empty where there are none.</param>
public sealed record FitData(TransitionTable Table, DataReading Reading, IReadOnlyList<UnusableRows> Unusable)
{
    /// <summary>The newest epoch of each robot, and how far into it the rows reach.</summary>
    public IReadOnlyList<HighWaterMark> TrainedOn { get; init; } = [];
}
