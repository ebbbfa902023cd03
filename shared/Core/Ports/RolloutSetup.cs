using System;
using System.Collections.Generic;
using MbRlRobot.Robots;

namespace MbRlRobot.Ports;

/// <summary>What a rollout engine is built for. Building may be slow and may allocate; it happens off the loop.</summary>
/// <param name="Robot">States, actions, task and planner.</param>
/// <param name="Model">The model file: ONNX, holding the active members.</param>
/// <param name="MaximumCandidates">The most candidates of one call.</param>
/// <param name="Threads">The threads it may use, at least 1.</param>
/// <param name="Options">What only some engine knows, such as <c>library</c> or <c>provider</c>; an unknown key is refused.</param>
public sealed record RolloutSetup(
    RobotDescription Robot,
    ReadOnlyMemory<byte> Model,
    int MaximumCandidates,
    int Threads,
    IReadOnlyDictionary<string, string> Options);
