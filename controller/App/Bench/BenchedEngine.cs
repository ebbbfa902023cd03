namespace MbRlRobot.ControllerApp.Bench;

/// <summary>What an engine was measured to do.</summary>
/// <param name="Engine">Its name.</param>
/// <param name="PlanMillisecondsP50">The median time of a decision.</param>
/// <param name="PlanMillisecondsP99">The time that 99 % of the decisions kept to.</param>
/// <param name="PlanMillisecondsP999">The time that 99.9 % of the decisions kept to.</param>
/// <param name="PlanMillisecondsMax">The longest time.</param>
/// <param name="EvaluationsPerSecond">
/// Networks evaluated per second of deciding: candidates x particles x horizon (for the mean propagation, members in
/// place of particles), as if no particle ended early.
/// </param>
/// <param name="AllocatedBytesPerDecision">What the process allocates during a decision, in bytes.</param>
/// <param name="LargestPopulation">
/// The largest population at which 99 % of the decisions keep to half the control period, everything else of the planner
/// unchanged; 0 where none does.
/// </param>
/// <param name="LargestPopulationIsAtLeast">Whether that is where the search ended, so that more may fit.</param>
public sealed record BenchedEngine(
    string Engine,
    double PlanMillisecondsP50,
    double PlanMillisecondsP99,
    double PlanMillisecondsP999,
    double PlanMillisecondsMax,
    double EvaluationsPerSecond,
    double AllocatedBytesPerDecision,
    int LargestPopulation,
    bool LargestPopulationIsAtLeast);
