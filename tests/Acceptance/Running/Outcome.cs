namespace MbRlRobot.Acceptance.Running;

/// <summary>How a proof ended.</summary>
public enum Outcome
{
    /// <summary>What was to be shown holds.</summary>
    Passed,

    /// <summary>It does not hold, or could not be shown.</summary>
    Failed,

    /// <summary>This machine lacks something that the proof needs.</summary>
    Skipped,
}
