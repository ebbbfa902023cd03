namespace MbRlRobot.Robots;

/// <summary>The yardstick of a task: score = (return - random) / (oracle - random).</summary>
/// <param name="Random">The mean return of random actions.</param>
/// <param name="Oracle">The mean return of the planner over the true dynamics.</param>
/// <param name="Success">A condition on the last state of an episode that counts it as a success; null for none.</param>
public sealed record ScoreDescription(double? Random = null, double? Oracle = null, string? Success = null);
