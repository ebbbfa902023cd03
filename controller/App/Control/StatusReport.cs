using System;
using System.Collections.Generic;
using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization;
using MbRlRobot.Lifecycle;
using MbRlRobot.Status;

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
/// <param name="SessionOverruns">Those since the robot was armed.</param>
/// <param name="SessionMissedPeriods">I/O periods skipped since the robot was armed.</param>
/// <param name="Health">The verdict on the latest second of ticks, and the number that decided.</param>
/// <param name="Latest">How the latest second of ticks kept time; nulls before it.</param>
/// <param name="Session">How ticks kept time since the robot was armed.</param>
/// <param name="WorstPeriodMilliseconds">The longest time between ticks of this epoch's episodes.</param>
/// <param name="PlanMilliseconds">How long the latest decision took; null before the first.</param>
/// <param name="PlanAgeMilliseconds">Age of the reading that the plan in use was made from; null where no plan is followed.</param>
/// <param name="PlanIterations">Iterations that the latest decision completed.</param>
/// <param name="PlanReturn">The predicted return of the plan; null where it is not finite, or there is none.</param>
/// <param name="PlanDisagreement">The members' disagreement about its first step; null where it is not finite, or there is none.</param>
/// <param name="Plans">Decisions of this epoch.</param>
/// <param name="DuePlans">Control periods in which a plan was due.</param>
/// <param name="MissedPlans">Those in which none could be begun, because one that was begun before was not ready.</param>
/// <param name="LatePlans">Decisions that came too late for the period in which they should have taken effect.</param>
/// <param name="UnusablePlans">Those of which no candidate was finite.</param>
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
    long SessionOverruns,
    long SessionMissedPeriods,
    LoopHealth Health,
    LoopTimes Latest,
    LoopTimes Session,
    double WorstPeriodMilliseconds,
    double? PlanMilliseconds,
    double? PlanAgeMilliseconds,
    long PlanIterations,
    double? PlanReturn,
    double? PlanDisagreement,
    long Plans,
    long DuePlans,
    long MissedPlans,
    long LatePlans,
    long UnusablePlans,
    ulong ModelVersion,
    long ExpiredCommands,
    long RepeatedCommands,
    long TornCommands,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyList<float> State,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyList<float> Action,
    [property: JsonNumberHandling(JsonNumberHandling.AllowNamedFloatingPointLiterals)] IReadOnlyList<float> Parameters)
{
    /// <summary>What a snapshot says.</summary>
    /// <param name="robotId">The individual.</param>
    /// <param name="isRunning">Whether a control process runs it now.</param>
    /// <param name="ageSeconds">Seconds since it was told.</param>
    /// <param name="snapshot">What was told.</param>
    /// <returns>The report.</returns>
    public static StatusReport Of(string robotId, bool isRunning, double ageSeconds, RobotSnapshot snapshot)
    {
        ArgumentNullException.ThrowIfNull(snapshot);
        LoopStatus status = snapshot.Status;
        bool hasPlan = status.Plans > 0;
        return new StatusReport(
            robotId,
            isRunning,
            ageSeconds,
            status.Epoch.ToString("x16", CultureInfo.InvariantCulture),
            status.ProcessId,
            Name(status.Lifecycle),
            Name(status.Phase),
            status.Fault == LoopFault.None ? null : status.Fault.Describe(),
            Name(status.SessionEnd),
            status.Sessions,
            status.SessionEpisodes,
            status.Episode,
            status.Step,
            Finite(status.Return),
            status.Transitions,
            status.Overruns,
            status.MissedPeriods,
            status.SessionOverruns,
            status.SessionMissedPeriods,
            status.Health,
            status.Latest,
            status.Session,
            status.WorstPeriodMilliseconds,
            Finite(status.PlanMilliseconds),
            Finite(status.PlanAgeMilliseconds),
            status.PlanIterations,
            hasPlan ? Finite(status.PlanReturn) : null,
            hasPlan ? Finite(status.PlanDisagreement) : null,
            status.Plans,
            status.DuePlans,
            status.MissedPlans,
            status.LatePlans,
            status.UnusablePlans,
            status.ModelVersion,
            status.ExpiredCommands,
            status.RepeatedCommands,
            status.TornCommands,
            snapshot.State,
            snapshot.Action,
            snapshot.Parameters);
    }

    private static double? Finite(double value) => double.IsFinite(value) ? value : null;

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.CamelCase.ConvertName(value.ToString());
}
