namespace MbRlRobot.Lab.Learning;

/// <summary>A control period of a run.</summary>
/// <param name="Episode">The episode, from 0.</param>
/// <param name="Step">The step within it, from 0.</param>
/// <param name="Return">The rewards of the episode so far.</param>
/// <param name="PlanMilliseconds">How long the decision took; NaN where none was made.</param>
/// <param name="NonFinite">How many candidates were not finite.</param>
public readonly record struct RunStep(int Episode, int Step, double Return, double PlanMilliseconds, int NonFinite);
