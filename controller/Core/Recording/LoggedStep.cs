using System.Collections.Generic;
using MbRlRobot.Transitions;

namespace MbRlRobot.Recording;

/// <summary>A control period passed.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="Index">Its number within the epoch.</param>
/// <param name="Transition">The transition.</param>
/// <param name="PlanTick">The tick of the decision whose plan the action came from.</param>
/// <param name="PlanStep">Which action of the plan; <see cref="StepRecord.NoPlan"/> for none.</param>
/// <param name="MissedReadings">Readings that a record has no room for, or of another shape.</param>
/// <param name="Readings">The readings of the period, in their order; the last one gave the next state.</param>
public sealed record LoggedStep(
    RecordSource Source,
    ulong Index,
    Transition Transition,
    ulong PlanTick,
    int PlanStep,
    int MissedReadings,
    IReadOnlyList<Reading> Readings)
    : LogRecord(Source, Index, Transition.Id.Sequence, Transition.Episode, Transition.TimeNanoseconds);
