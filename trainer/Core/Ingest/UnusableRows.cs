namespace MbRlRobot.Ingest;

/// <summary>Rows that a fit leaves out for one reason.</summary>
/// <param name="Reason">The reason, such as <c>overrun</c> or <c>next.theta is not finite</c>.</param>
/// <param name="Rows">How many there are, at least 1.</param>
public sealed record UnusableRows(string Reason, long Rows);
