using System;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Processes;

/// <summary>What a <see cref="SlotModelFeed"/> takes models from, and what it makes of them.</summary>
/// <param name="Robot">The robot; its slots hold models of the architecture that its description asks for.</param>
/// <param name="Slots">The file in memory: <see cref="RuntimeFolder.Slots"/>.</param>
/// <param name="Engines">Makes the engines; given the model as an ONNX file, as for a model of the command line.</param>
/// <param name="Threads">The threads of an engine, at least 1.</param>
/// <param name="StartVersion">
/// Version of the model that the loop begins with, 0 for none: an offer that is there at the start and not above it is left.
/// </param>
/// <param name="Warn">Takes a sentence for people when an offer cannot be used; called off the loop.</param>
public sealed record SlotFeedSetup(
    RobotDescription Robot,
    string Slots,
    RolloutEngineFactory Engines,
    int Threads,
    ulong StartVersion,
    Action<string> Warn);
