using System.Collections.Generic;
using MbRlRobot.Ports;

namespace MbRlRobot.Adapters;

/// <summary>
/// Every port and the adapters that serve it. Each app's composition root fills one at its start; everything that makes an
/// adapter, and the diagnosis, looks here.
/// </summary>
public sealed class AdapterRegistry
{
    /// <summary>Return and disagreement of action sequences.</summary>
    public PortAdapters<RolloutEngineFactory> RolloutEngines { get; } =
        new("rollout engine", "rolls action sequences through the learned ensemble");

    /// <summary>Fitting an ensemble.</summary>
    public PortAdapters<EnsembleFitterFactory> EnsembleFitters { get; } =
        new("ensemble fitter", "fits the ensemble to transitions");

    /// <summary>Messages between robot and workstation.</summary>
    public PortAdapters<MessageBusFactory> MessageBuses { get; } =
        new("message bus", "carries transitions, models and commands between robot and workstation");

    /// <summary>The robot's inputs and outputs.</summary>
    public PortAdapters<RobotIoFactory> RobotIos { get; } =
        new("robot I/O", "reads sensors and drives actuators, real or simulated", "robot.json's io section chooses, or --io");

    /// <summary>The transports of a board.</summary>
    public PortAdapters<BoardFactory> Boards { get; } =
        new("board", "opens I2C, SPI, PWM and digital lines");

    /// <summary>The trainer's memory.</summary>
    public PortAdapters<TransitionStoreFactory> TransitionStores { get; } =
        new("transition store", "keeps every transition once");

    /// <summary>The loop's time.</summary>
    public PortAdapters<LoopClockFactory> LoopClocks { get; } =
        new("loop clock", "paces the control loop");

    /// <summary>All ports, in the order of the data's way from sensor to model.</summary>
    public IReadOnlyList<IPortAdapters> Ports =>
        [RobotIos, Boards, LoopClocks, RolloutEngines, MessageBuses, TransitionStores, EnsembleFitters];
}
