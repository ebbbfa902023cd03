using System;
using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Lifecycle;

/// <summary>
/// The lifecycle: a robot becomes active only from inactive, and only with every pre-arm check green; a fault can come from
/// anywhere and ends, once the outputs are stopped, where motors have no power. One owner; allocates and throws nothing but
/// for <see cref="Arm"/>'s argument check.
/// </summary>
public sealed class RobotLifecycle
{
    private bool _isConfigured;

    /// <summary>Where the robot is.</summary>
    public LifecycleState State { get; private set; } = LifecycleState.Unconfigured;

    /// <summary>Where an event leads.</summary>
    /// <param name="state">The state.</param>
    /// <param name="happened">The event.</param>
    /// <param name="isConfigured">Whether <see cref="LifecycleEvent.Configured"/> has happened before.</param>
    /// <returns>The next state; the same where the event does not count in it.</returns>
    public static LifecycleState Next(LifecycleState state, LifecycleEvent happened, bool isConfigured) =>
        (state, happened) switch
        {
            (_, LifecycleEvent.Failed) => LifecycleState.Fault,
            (LifecycleState.Unconfigured, LifecycleEvent.Configured) => LifecycleState.Inactive,
            (LifecycleState.Inactive, LifecycleEvent.Armed) => LifecycleState.Active,
            (LifecycleState.Active, LifecycleEvent.StopBegun) => LifecycleState.Stopping,
            (LifecycleState.Stopping, LifecycleEvent.Stopped) => LifecycleState.Inactive,
            (LifecycleState.Fault, LifecycleEvent.Stopped) =>
                isConfigured ? LifecycleState.Inactive : LifecycleState.Unconfigured,
            _ => state,
        };

    /// <summary>Arms the robot, if it may be.</summary>
    /// <param name="checks">The pre-arm checks, made now.</param>
    /// <returns>Whether it is active now because of this call.</returns>
    public bool Arm(PreArmReport checks)
    {
        ArgumentNullException.ThrowIfNull(checks);
        return checks.IsGreen && Move(LifecycleEvent.Armed);
    }

    /// <summary>The robot is wired up.</summary>
    /// <returns>Whether that has changed the state.</returns>
    public bool Configure()
    {
        bool isNew = Move(LifecycleEvent.Configured);
        _isConfigured |= isNew;
        return isNew;
    }

    /// <summary>The session is over: the stop policy takes charge.</summary>
    /// <returns>Whether that has changed the state.</returns>
    public bool BeginStop() => Move(LifecycleEvent.StopBegun);

    /// <summary>The outputs are known to be stopped.</summary>
    /// <returns>Whether that has changed the state.</returns>
    public bool EndStop() => Move(LifecycleEvent.Stopped);

    /// <summary>Something broke.</summary>
    /// <returns>Whether that has changed the state.</returns>
    public bool Fail() => Move(LifecycleEvent.Failed);

    private bool Move(LifecycleEvent happened)
    {
        LifecycleState before = State;
        State = Next(before, happened, _isConfigured);
        return State != before;
    }
}
