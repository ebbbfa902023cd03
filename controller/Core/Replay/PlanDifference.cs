namespace MbRlRobot.Replay;

/// <summary>Where a plan that was made again is not the one recorded.</summary>
/// <param name="Step">The step within the episode that was to come, or that the action belongs to.</param>
/// <param name="Tick">The decision's tick.</param>
/// <param name="What">What differs.</param>
/// <param name="Recorded">What the log has.</param>
/// <param name="Replayed">What came out now.</param>
public sealed record PlanDifference(int Step, ulong Tick, string What, string Recorded, string Replayed);
