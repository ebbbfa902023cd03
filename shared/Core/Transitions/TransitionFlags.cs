using System;
using System.Diagnostics.CodeAnalysis;

namespace MbRlRobot.Transitions;

/// <summary>
/// What was special about a transition. The values are stored and sent: never renumber. The fit leaves out rows with
/// any of <see cref="TransitionFlagGroups.LeftOutOfFit"/>.
/// </summary>
[Flags]
[SuppressMessage("Naming", "CA1711", Justification = "flags of a transition: a domain word, not a suffix")]
public enum TransitionFlags : ushort
{
    /// <summary>Nothing: a planned action, applied as planned, on time.</summary>
    None = 0,

    /// <summary>
    /// The gate clamped or slew-limited the action. The action on record is the one applied, so the row is good data.
    /// </summary>
    Saturated = 1 << 0,

    /// <summary>
    /// A tick within this control period was late, so the action was not held for the time on record. Left out of the
    /// fit.
    /// </summary>
    Overrun = 1 << 1,

    /// <summary>
    /// There was no fresh plan, and the action came from the fallback: the old plan's tail, hold or damp. The physics
    /// do not care who chose an action, so the row is good data.
    /// </summary>
    Fallback = 1 << 2,

    /// <summary>
    /// The emergency stop was open at some time in this period; the motors did not see the action. Left out of the fit.
    /// </summary>
    Estop = 1 << 3,

    /// <summary>
    /// The stop policy (coast, brake, hold, ramp) was in charge: drivers may have ignored the action. Left out of the
    /// fit.
    /// </summary>
    StopPolicy = 1 << 4,

    /// <summary>The action came from the exploration signal, not from a plan.</summary>
    Exploring = 1 << 5,

    /// <summary>
    /// The episode ended here because the task's done condition held in the next state: nothing follows it.
    /// </summary>
    Done = 1 << 6,

    /// <summary>
    /// The episode ended here for another reason (steps, time, command): the next state has a future that was not seen.
    /// </summary>
    Truncated = 1 << 7,
}
