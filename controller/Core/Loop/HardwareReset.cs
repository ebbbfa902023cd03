using System;

namespace MbRlRobot.Loop;

/// <summary>A physical robot's place: this version knows no procedure that brings one to an episode's start, and says so.</summary>
public sealed class HardwareReset : IEpisodeReset
{
    /// <inheritdoc/>
    public string? Refusal =>
        "this version brings simulated robots to an episode's start, not physical ones: choose --io plant, mujoco or simulated-board";

    /// <inheritdoc/>
    public ResetProgress Begin(ulong seed, long nowNanoseconds, Span<float> parameters) => ResetProgress.Failed;

    /// <inheritdoc/>
    public ResetProgress Tick(ReadOnlySpan<float> state, long nowNanoseconds) => ResetProgress.Failed;

    /// <inheritdoc/>
    public string? Confirm() => Refusal;
}
