namespace MbRlRobot.Loop;

/// <summary>What one arming covers, and how a loop behaves around it.</summary>
/// <param name="Episodes">The most episodes of a session, at least 1.</param>
/// <param name="Minutes">The most minutes of it, on the loop's clock.</param>
/// <param name="AwaitModelSeconds">The longest wait for a newer model after an episode, in seconds of real time.</param>
/// <param name="IsLockstep">Whether time stands still while somebody decides: decisions have no deadline.</param>
/// <param name="ArmsItself">Whether the first session begins without a command; for simulated robots alone.</param>
/// <param name="EndsWithSession">Whether the loop ends when a session has.</param>
public sealed record LoopLimits(
    int Episodes,
    double Minutes,
    double AwaitModelSeconds = 0,
    bool IsLockstep = false,
    bool ArmsItself = false,
    bool EndsWithSession = false);
