namespace MbRlRobot.Acceptance.Running;

/// <summary>How a proof ended, and why.</summary>
/// <param name="Outcome">How.</param>
/// <param name="Text">What was measured, what went wrong, or what is missing here.</param>
public sealed record Verdict(Outcome Outcome, string Text);
