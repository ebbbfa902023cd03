namespace MbRlRobot.Acceptance.Learning;

/// <summary>How an episode without learning went.</summary>
/// <param name="Return">Its rewards.</param>
/// <param name="IsSuccess">Whether the task calls its last state a success.</param>
public readonly record struct CourseOutcome(double Return, bool IsSuccess);
