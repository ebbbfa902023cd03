using System;

namespace MbRlRobot.Ports;

/// <summary>Where a decision starts: everything beside the candidates that their returns depend on.</summary>
/// <param name="state">The state: [ds].</param>
/// <param name="previousAction">The action applied last, from which slew is counted: [da].</param>
/// <param name="parameters">Goals and set-points: [dp].</param>
/// <param name="timeSeconds">Seconds since the episode began.</param>
/// <param name="seed">The decision's seed: it fixes every random number of the rollouts.</param>
public readonly ref struct RolloutStart(
    ReadOnlySpan<float> state,
    ReadOnlySpan<float> previousAction,
    ReadOnlySpan<float> parameters,
    float timeSeconds,
    ulong seed)
{
    /// <summary>The state: [ds].</summary>
    public ReadOnlySpan<float> State { get; } = state;

    /// <summary>The action applied last: [da].</summary>
    public ReadOnlySpan<float> PreviousAction { get; } = previousAction;

    /// <summary>Goals and set-points: [dp].</summary>
    public ReadOnlySpan<float> Parameters { get; } = parameters;

    /// <summary>Seconds since the episode began.</summary>
    public float TimeSeconds { get; } = timeSeconds;

    /// <summary>The decision's seed.</summary>
    public ulong Seed { get; } = seed;
}
