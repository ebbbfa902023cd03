namespace MbRlRobot.Planning;

/// <summary>What came out of a decision.</summary>
/// <param name="IsUsable">Whether any candidate had a finite return; otherwise the caller falls back.</param>
/// <param name="Iterations">The iterations completed.</param>
/// <param name="Candidates">The candidates evaluated, over all iterations.</param>
/// <param name="NonFinite">How many of them were not finite.</param>
/// <param name="Return">
/// The best candidate's return in the last iteration: the plan's own where the best is executed; where a mean is, what it was made
/// from. Negative infinity where the plan is not usable.
/// </param>
/// <param name="Disagreement">
/// That candidate's disagreement of the members about the first step; infinity where the plan is not usable.
/// </param>
public readonly record struct PlanResult(
    bool IsUsable, int Iterations, int Candidates, int NonFinite, float Return, float Disagreement);
