using System;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording;

/// <summary>A control period as a loop hands it over; the fields are those of <see cref="Transition"/>.</summary>
public readonly ref struct StepRecord
{
    /// <summary>Of <see cref="PlanStep"/>: the action did not come from a plan.</summary>
    public const int NoPlan = -1;

    /// <summary>Makes one whose action did not come from a plan.</summary>
    public StepRecord()
    {
    }

    /// <summary>Step within the episode, from 0.</summary>
    public required int Step { get; init; }

    /// <summary>When the state was measured, on the loop's clock.</summary>
    public required long TimeNanoseconds { get; init; }

    /// <summary>Measured time from state to next state, s.</summary>
    public required double DtSeconds { get; init; }

    /// <summary>The state before: [ds].</summary>
    public required ReadOnlySpan<float> State { get; init; }

    /// <summary>The action applied: [da].</summary>
    public required ReadOnlySpan<float> Action { get; init; }

    /// <summary>The state after: [ds].</summary>
    public required ReadOnlySpan<float> NextState { get; init; }

    /// <summary>Goals and set-points in force: [dp].</summary>
    public required ReadOnlySpan<float> Parameters { get; init; }

    /// <summary>The task's reward.</summary>
    public required float Reward { get; init; }

    /// <summary>What was special.</summary>
    public required TransitionFlags Flags { get; init; }

    /// <summary>Version of the model that planned the action; 0 when none did.</summary>
    public ulong ModelVersion { get; init; }

    /// <summary>The tick of the decision whose plan the action came from.</summary>
    public ulong PlanTick { get; init; }

    /// <summary>Which action of the plan it was, from 0; <see cref="NoPlan"/> where it came from none.</summary>
    public int PlanStep { get; init; } = NoPlan;
}
