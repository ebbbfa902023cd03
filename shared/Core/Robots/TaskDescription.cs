using System.Collections.Generic;

namespace MbRlRobot.Robots;

/// <summary>What the robot is to do, as expressions over states, next states, actions, parameters and time.</summary>
/// <param name="Reward">The reward of one control period.</param>
/// <param name="EpisodeSteps">The length of an episode in control periods, unless <paramref name="Done"/> ends it.</param>
/// <param name="Let">Named sub-expressions; each may use those before it.</param>
/// <param name="Done">A condition that ends the episode; null for none.</param>
/// <param name="DoneReward">The reward of each step that remains when <paramref name="Done"/> ends the episode.</param>
/// <param name="TerminalValue">The value of the state at the planner's horizon; null for zero.</param>
/// <param name="LimitPenalty">What a particle pays, once, when it leaves the soft limits.</param>
/// <param name="Score">What makes a return good, for reports.</param>
public sealed record TaskDescription(
    string Reward,
    int EpisodeSteps,
    OrderedDictionary<string, string>? Let = null,
    string? Done = null,
    double? DoneReward = null,
    string? TerminalValue = null,
    double LimitPenalty = 0,
    ScoreDescription? Score = null)
{
    /// <summary>Named sub-expressions in the order of the file; empty where the file has none.</summary>
    public OrderedDictionary<string, string> Let { get; init; } = Let ?? [];
}
