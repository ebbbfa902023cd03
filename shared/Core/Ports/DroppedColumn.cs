namespace MbRlRobot.Ports;

/// <summary>Why transitions were left out of a fit; each is counted once, at the first column at fault.</summary>
/// <param name="Column">
/// What was wrong: a state or action by its name, <c>name'</c> for the state after, <c>change of name</c> for what the networks were to
/// learn.
/// </param>
/// <param name="NotFinite">The transitions whose value was NaN or infinite.</param>
/// <param name="Outliers">The transitions whose value was too far from all others to be a measurement.</param>
public sealed record DroppedColumn(string Column, int NotFinite, int Outliers);
