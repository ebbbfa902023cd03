using System;
using MbRlRobot.Loop;

namespace MbRlRobot.Resetting;

/// <summary>No procedure: a physical robot whose robot.json names none is not armed.</summary>
public sealed class MissingReset : IEpisodeReset
{
    /// <inheritdoc/>
    public string? Refusal => "reset.hardware in robot.json is missing; allowed: home, settle or operator";

    /// <inheritdoc/>
    public ResetProgress Begin(ulong seed, long nowNanoseconds, Span<float> parameters) => ResetProgress.Failed;

    /// <inheritdoc/>
    public ResetProgress Tick(ReadOnlySpan<float> state, long nowNanoseconds) => ResetProgress.Failed;

    /// <inheritdoc/>
    public string? Confirm() => Refusal;
}
