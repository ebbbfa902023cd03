using System.Collections.Generic;
using MbRlRobot.Recording;
using MbRlRobot.Replay;
using MbRlRobot.Transitions;

namespace MbRlRobot.ControllerApp.Replay;

/// <summary>What <c>replay</c> tells of an episode.</summary>
/// <param name="Epoch">The epoch, 16 hexadecimal digits.</param>
/// <param name="Episode">The episode, from 0.</param>
/// <param name="IsExploring">Whether it explored; null where its start is lost.</param>
/// <param name="FirstSequence">The sequence of its first transition.</param>
/// <param name="Steps">The transitions in the log.</param>
/// <param name="Decisions">The decisions in the log.</param>
/// <param name="Return">The sum of its rewards as the robot told it; null where it did not.</param>
/// <param name="End">Why it ended; null where the log does not say.</param>
/// <param name="Missing">Records missing in its midst.</param>
/// <param name="Events">What happened, in words.</param>
/// <param name="Plan">What came of planning it again; null where that was not asked for.</param>
/// <param name="Reestimated">What came of estimating it again; null where that was not asked for.</param>
public sealed record ReplayEpisode(
    string Epoch,
    int Episode,
    bool? IsExploring,
    ulong FirstSequence,
    int Steps,
    int Decisions,
    double? Return,
    EpisodeEnd? End,
    ulong Missing,
    IReadOnlyList<string> Events,
    PlanReplayResult? Plan,
    ReplayEstimate? Reestimated)
{
    /// <summary>The transitions, for people and tables.</summary>
    internal IReadOnlyList<Transition> Rows { get; init; } = [];
}
