using System.Collections.Generic;
using System.Text.Json.Serialization;

namespace MbRlRobot.ControllerApp.Control;

/// <summary>How a robot stands: what <c>status --json</c> writes.</summary>
/// <param name="RobotId">The individual.</param>
/// <param name="IsRunning">Whether a control process runs it now; otherwise the rest is what the last one told last.</param>
/// <param name="AgeSeconds">Seconds since it was told.</param>
/// <param name="Epoch">The start of the control process, in hexadecimal.</param>
/// <param name="ProcessId">Its process id.</param>
/// <param name="Lifecycle">The lifecycle state.</param>
/// <param name="Phase">What an active robot is at.</param>
/// <param name="Fault">What broke last; null where nothing did since the last arming.</param>
/// <param name="SessionEnd">Why the last session ended.</param>
/// <param name="Sessions">Armings of this epoch.</param>
/// <param name="SessionEpisodes">Episodes of this session that have ended.</param>
/// <param name="Episode">The episode within the epoch, from 0; -1 before the first.</param>
/// <param name="Step">Its control periods so far.</param>
/// <param name="Return">The sum of its rewards; null where it is not finite.</param>
/// <param name="Transitions">Transitions of this epoch.</param>
/// <param name="Overruns">Ticks that ended too late.</param>
/// <param name="MissedPeriods">I/O periods skipped because of them.</param>
/// <param name="PlanMilliseconds">How long the latest decision took; null before the first.</param>
/// <param name="ModelVersion">The model in use; 0 for none.</param>
/// <param name="ExpiredCommands">Commands that were too old.</param>
/// <param name="RepeatedCommands">Commands that came before.</param>
/// <param name="TornCommands">Commands that were damaged.</param>
/// <param name="State">The state, in robot.json's order.</param>
/// <param name="Action">The action applied last.</param>
/// <param name="Parameters">Goals and set-points in force.</param>
public sealed record StatusReport(
    string RobotId,
    bool IsRunning,
    double AgeSeconds,
    string Epoch,
    long ProcessId,
    string Lifecycle,
    string Phase,
    string? Fault,
    string SessionEnd,
    long Sessions,
    long SessionEpisodes,
    int Episode,
    int Step,
    double? Return,
    ulong Transitions,
    long Overruns,
    long MissedPeriods,
    double? PlanMilliseconds,
    ulong ModelVersion,
    long ExpiredCommands,
    long RepeatedCommands,
    long TornCommands,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyList<float> State,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyList<float> Action,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyList<float> Parameters);
