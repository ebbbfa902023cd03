namespace MbRlRobot.Installation;

/// <summary>What the loop saw in one control period of a trial.</summary>
/// <param name="IsFault">Whether there was a fault or an emergency stop.</param>
/// <param name="IsOverrun">Whether a tick was late.</param>
/// <param name="IsSaturated">Whether the gate limited the action.</param>
/// <param name="IsUsable">Whether the plan was usable: finite.</param>
/// <param name="Disagreement">The members' disagreement about its first step.</param>
public readonly record struct TrialPeriod(
    bool IsFault, bool IsOverrun, bool IsSaturated, bool IsUsable, float Disagreement);
