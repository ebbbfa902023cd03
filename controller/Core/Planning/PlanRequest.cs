using System;

namespace MbRlRobot.Planning;

/// <summary>What a decision starts from.</summary>
/// <param name="state">The state when the plan takes effect: [ds].</param>
/// <param name="previousAction">The action applied until then, from which slew is counted: [da].</param>
/// <param name="parameters">Goals and set-points: [dp].</param>
/// <param name="timeSeconds">Seconds since the episode began.</param>
/// <param name="tick">The decision's index: with the planner's seed it fixes every random number.</param>
/// <param name="executedSteps">
/// The control periods executed since the last plan, by which memory is shifted; 0 on the first decision of an episode.
/// </param>
/// <param name="deadlineNanoseconds">When to stop refining, on the loop's clock; <see cref="long.MaxValue"/> for never.</param>
public readonly ref struct PlanRequest(
    ReadOnlySpan<float> state,
    ReadOnlySpan<float> previousAction,
    ReadOnlySpan<float> parameters,
    float timeSeconds,
    ulong tick,
    int executedSteps,
    long deadlineNanoseconds = long.MaxValue)
{
    /// <summary>The state when the plan takes effect: [ds].</summary>
    public ReadOnlySpan<float> State { get; } = state;

    /// <summary>The action applied until then: [da].</summary>
    public ReadOnlySpan<float> PreviousAction { get; } = previousAction;

    /// <summary>Goals and set-points: [dp].</summary>
    public ReadOnlySpan<float> Parameters { get; } = parameters;

    /// <summary>Seconds since the episode began.</summary>
    public float TimeSeconds { get; } = timeSeconds;

    /// <summary>The decision's index.</summary>
    public ulong Tick { get; } = tick;

    /// <summary>The control periods executed since the last plan.</summary>
    public int ExecutedSteps { get; } = executedSteps;

    /// <summary>
    /// When to stop refining, on the loop's clock. It is looked at between iterations; the first one is always completed.
    /// </summary>
    public long DeadlineNanoseconds { get; } = deadlineNanoseconds;
}
