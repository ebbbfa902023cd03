namespace MbRlRobot.Lab.Pictures;

/// <summary>One episode of a learning curve.</summary>
/// <param name="Return">Sum of its rewards; not a number when there is none.</param>
/// <param name="Exploring">True when its actions came from the exploration signal, not from a plan.</param>
public readonly record struct LearningCurveEpisode(double Return, bool Exploring = false);
