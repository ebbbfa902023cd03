namespace MbRlRobot.Installation;

/// <summary>When a candidate counts as no worse than the champion.</summary>
/// <param name="Rows">Live transitions to compare on, at least <see cref="FewestRows"/>.</param>
/// <param name="Margin">How much worse the candidate may be, as a share of the champion's error: epsilon.</param>
/// <param name="Kept">
/// The share of the rows with the smallest errors that counts, for each model and state: a glitch of a sensor must not
/// decide.
/// </param>
/// <param name="Floor">
/// Errors below this share of a state's usual change count as equal: where both are perfect, digits must not decide.
/// </param>
/// <param name="CoverageSlack">
/// How far below its nominal 90 % the candidate's coverage may lie, unless the champion's is as low.
/// </param>
public sealed record ShadowSettings(
    int Rows = 250, double Margin = 0.1, double Kept = 0.95, double Floor = 0.01, double CoverageSlack = 0.25)
{
    /// <summary>Fewer rows say nothing.</summary>
    public const int FewestRows = 50;
}
