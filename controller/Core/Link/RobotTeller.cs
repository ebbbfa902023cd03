using System;
using System.Collections.Generic;
using System.Linq;
using System.Threading.Tasks;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Robots;
using MbRlRobot.Status;

namespace MbRlRobot.Link;

/// <summary>Tells what the robot is (birth), how it stands (status) and what it measures (telemetry).</summary>
internal sealed class RobotTeller
{
    private static readonly TimeSpan TelemetryInterval = TimeSpan.FromMilliseconds(100);

    private readonly LinkIdentity _identity;
    private readonly Func<TopicKind, ReadOnlyMemory<byte>, Task> _publish;
    private readonly Func<ulong> _highestVersion;
    private readonly TimeProvider _time;
    private readonly Latest _birth;
    private readonly Latest _status;
    private readonly (DeclaredVariable[] States, DeclaredVariable[] Actions, DeclaredVariable[] Parameters) _declared;
    private readonly string _schemaHash;
    private (ulong? Epoch, ulong Model, ulong Highest)? _born;
    private byte[] _birthBytes = [];
    private TimeSpan _measured;
    private long _toldNanoseconds;

    /// <summary>Prepares to tell.</summary>
    /// <param name="identity">Who speaks.</param>
    /// <param name="publish">Publishes.</param>
    /// <param name="highestVersion">The highest model version that the robot ever took.</param>
    /// <param name="time">The clock.</param>
    public RobotTeller(
        LinkIdentity identity, Func<TopicKind, ReadOnlyMemory<byte>, Task> publish, Func<ulong> highestVersion, TimeProvider time)
    {
        (_identity, _publish, _highestVersion, _time) = (identity, publish, highestVersion, time);
        (_birth, _status) = (new Latest(TopicKind.Birth, publish), new Latest(TopicKind.Status, publish));
        _declared = RobotBirth.Declare(identity.Robot);
        _schemaHash = RobotSchema.Hash(identity.Robot);
    }

    /// <summary>The connection is new, or somebody asked: everything is told again.</summary>
    public void Repeat()
    {
        _birth.Forget();
        _status.Forget();
    }

    /// <summary>Tells what has changed. To be called ten times a second or so while there is a connection.</summary>
    /// <param name="control">How the control process stands; null where none runs.</param>
    /// <param name="lostRecords">Records that the link could not copy, since it started.</param>
    public void Tell(RobotSnapshot? control, ulong lostRecords)
    {
        TellBirth(control?.Status);
        _status.Say(PayloadJson.Write(StatusOf(control?.Status)));
        TimeSpan now = _time.Monotonic();
        bool isNews = control is { Status.Episode: >= 0 } && control.Status.WrittenNanoseconds != _toldNanoseconds;
        if (isNews && now - _measured >= TelemetryInterval)
        {
            (_measured, _toldNanoseconds) = (now, control!.Status.WrittenNanoseconds);
            _publish(TopicKind.Telemetry, PayloadJson.Write(TelemetryOf(control, lostRecords)));
        }
    }

    private void TellBirth(LoopStatus? control)
    {
        ulong model = control?.ModelVersion ?? 0;

        // a model that was given on the command line was never installed
        (ulong? Epoch, ulong Model, ulong Highest) born = (control?.Epoch, model, Math.Max(model, _highestVersion()));
        if (born != _born)
        {
            (_born, _birthBytes) = (born, PayloadJson.Write(BirthOf(born)));
        }

        _birth.Say(_birthBytes);
    }

    private RobotBirth BirthOf((ulong? Epoch, ulong Model, ulong Highest) born) => new(
        _identity.Robot.Type,
        _schemaHash,
        _identity.ConfigHash,
        _identity.Robot.ControlPeriod,
        _declared.States,
        _declared.Actions,
        _declared.Parameters,
        _identity.SoftwareVersion,
        born.Model,
        born.Highest,
        _identity.BootId,
        _identity.BdSeq,
        born.Epoch);

    private RobotStatus StatusOf(LoopStatus? control) => control is not { } running
        ? new RobotStatus(
            Online: true, _identity.BdSeq, [new RobotFault("noControlProcess", "no control process runs")], LifecycleState.Unconfigured)
        : new RobotStatus(Online: true, _identity.BdSeq, [.. FaultsOf(running.Fault)], running.Lifecycle);

    private static IEnumerable<RobotFault> FaultsOf(LoopFault fault)
    {
        string code = fault.ToString();
        return fault == LoopFault.None ? [] : [new RobotFault(char.ToLowerInvariant(code[0]) + code[1..], fault.Describe())];
    }

    private RobotTelemetry TelemetryOf(RobotSnapshot control, ulong lostRecords) => new(
        control.Status.StateNanoseconds * 1e-9,
        control.Status.Episode,
        control.Status.Step,
        Named(_declared.States, control.State),
        Named(_declared.Actions, control.Action),
        Named(_declared.Parameters, control.Parameters),
        control.Status.Reward,
        PlanOf(control.Status),
        LoopOf(control.Status, lostRecords));

    private static PlanTelemetry? PlanOf(in LoopStatus status)
    {
        bool isPlanning = status.Phase == LoopPhase.Planning && double.IsFinite(status.PlanMilliseconds);
        return !isPlanning ? null : new PlanTelemetry(
            status.PlanMilliseconds,
            status.PlanAgeMilliseconds,
            status.PlanIterations,
            status.PlanReturn,
            status.PlanDisagreement,
            status.LatePlans,
            status.UnusablePlans);
    }

    private static LoopTelemetry? LoopOf(in LoopStatus status, ulong lostRecords)
    {
        bool hasTimes = status.Latest.Period.Count > 0;
        return !hasTimes ? null : new LoopTelemetry(
            status.Latest.Period.P50Milliseconds,
            status.Latest.Period.P99Milliseconds,
            status.Latest.Period.MaximumMilliseconds,
            status.Latest.Work.MeanMilliseconds,
            status.WorstPeriodMilliseconds,
            status.Overruns,
            status.MissedPeriods,
            lostRecords);
    }

    private static IReadOnlyDictionary<string, double> Named(DeclaredVariable[] variables, IReadOnlyList<float> values) =>
        RobotTelemetry.Values([.. variables.Take(values.Count).Select(each => each.Name)], [.. values.Take(variables.Length)]);
}
