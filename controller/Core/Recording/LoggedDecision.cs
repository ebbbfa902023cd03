using System;
using MbRlRobot.Planning;

namespace MbRlRobot.Recording;

/// <summary>The planner decided: everything that its plan is a function of, besides the model and what it remembers.</summary>
/// <param name="Source">Whose it is.</param>
/// <param name="Index">Its number within the epoch.</param>
/// <param name="Sequence">The sequence of the next transition.</param>
/// <param name="Episode">The episode, from 0.</param>
/// <param name="TimeNanoseconds">When it began, on the robot's monotonic clock.</param>
/// <param name="Tick">The decision's index.</param>
/// <param name="Seed">The planner's seed.</param>
/// <param name="ModelVersion">Version of the model.</param>
/// <param name="ModelId">The first eight bytes of the SHA-256 of the model's file, little-endian; 0 where nobody said.</param>
/// <param name="BudgetNanoseconds">How long it might take; <see cref="long.MaxValue"/> for as long as it takes.</param>
/// <param name="ExecutedSteps">The control periods executed since the plan before.</param>
/// <param name="TimeSeconds">Seconds since the episode began.</param>
/// <param name="State">The state when the plan takes effect: [ds].</param>
/// <param name="PreviousAction">The action applied until then: [da].</param>
/// <param name="Parameters">Goals and set-points: [dp].</param>
/// <param name="FirstAction">The first action chosen: [da].</param>
/// <param name="SequenceChecksum">CRC-32C of all actions chosen, as float32.</param>
/// <param name="Result">What came out; its candidates are not kept and 0.</param>
public sealed record LoggedDecision(
    RecordSource Source,
    ulong Index,
    ulong Sequence,
    int Episode,
    long TimeNanoseconds,
    ulong Tick,
    ulong Seed,
    ulong ModelVersion,
    ulong ModelId,
    long BudgetNanoseconds,
    int ExecutedSteps,
    float TimeSeconds,
    ReadOnlyMemory<float> State,
    ReadOnlyMemory<float> PreviousAction,
    ReadOnlyMemory<float> Parameters,
    ReadOnlyMemory<float> FirstAction,
    uint SequenceChecksum,
    PlanResult Result) : LogRecord(Source, Index, Sequence, Episode, TimeNanoseconds);
