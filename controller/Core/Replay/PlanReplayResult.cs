namespace MbRlRobot.Replay;

/// <summary>What came of planning an episode again.</summary>
/// <param name="Decisions">The decisions made again.</param>
/// <param name="Actions">The actions held against the plans.</param>
/// <param name="Unplanned">The actions that came from no plan: explored, or held.</param>
/// <param name="Obstacle">Why the episode could not be replayed; null where it was.</param>
/// <param name="Difference">The first difference, after which nothing more was compared; null where all is the same to the bit.</param>
public sealed record PlanReplayResult(
    int Decisions, int Actions, int Unplanned, string? Obstacle, PlanDifference? Difference);
