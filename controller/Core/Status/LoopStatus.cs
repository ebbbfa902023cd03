using System.Runtime.InteropServices;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging.Payloads;

namespace MbRlRobot.Status;

/// <summary>How a control process stands: the numbers that fit one copy. The vectors are beside it in <see cref="RobotSnapshot"/>.</summary>
[StructLayout(LayoutKind.Sequential)]
public record struct LoopStatus
{
    /// <summary>The start of the control process.</summary>
    public ulong Epoch { get; set; }

    /// <summary>Its process id.</summary>
    public long ProcessId { get; set; }

    /// <summary>When this was written, on the system's monotonic clock.</summary>
    public long WrittenNanoseconds { get; set; }

    /// <summary>When the state was measured, on the loop's clock.</summary>
    public long StateNanoseconds { get; set; }

    /// <summary>The lifecycle state.</summary>
    public LifecycleState Lifecycle { get; set; }

    /// <summary>What an active robot is at.</summary>
    public LoopPhase Phase { get; set; }

    /// <summary>What broke last; stays until the next arming.</summary>
    public LoopFault Fault { get; set; }

    /// <summary>Why the last session ended.</summary>
    public SessionEnd SessionEnd { get; set; }

    /// <summary>Sessions of this epoch: armings.</summary>
    public long Sessions { get; set; }

    /// <summary>The episodes of this session that have ended.</summary>
    public long SessionEpisodes { get; set; }

    /// <summary>The episode under way, or the last, within the epoch, from 0; -1 before the first.</summary>
    public int Episode { get; set; }

    /// <summary>The control periods of it so far.</summary>
    public int Step { get; set; }

    /// <summary>The sum of its rewards so far.</summary>
    public double Return { get; set; }

    /// <summary>The reward of the last control period.</summary>
    public double Reward { get; set; }

    /// <summary>Ticks of this epoch.</summary>
    public long Ticks { get; set; }

    /// <summary>Ticks of this epoch's episodes that ended too late.</summary>
    public long Overruns { get; set; }

    /// <summary>I/O periods that were skipped because of them.</summary>
    public long MissedPeriods { get; set; }

    /// <summary>Those of this session: since the robot was armed.</summary>
    public long SessionOverruns { get; set; }

    /// <summary>I/O periods that were skipped in this session.</summary>
    public long SessionMissedPeriods { get; set; }

    /// <summary>How the latest full window of ticks, a second, kept time.</summary>
    public LoopTimes Latest { get; set; }

    /// <summary>How the ticks of this session kept time; up to the latest full window.</summary>
    public LoopTimes Session { get; set; }

    /// <summary>The verdict on the latest full window.</summary>
    public LoopHealth Health { get; set; }

    /// <summary>The longest time between ticks of this epoch's episodes, ms; 0 before the first tick.</summary>
    public double WorstPeriodMilliseconds { get; set; }

    /// <summary>How long the latest decision took, ms; NaN before the first.</summary>
    public double PlanMilliseconds { get; set; }

    /// <summary>How old the reading is that the plan in use was made from, ms; NaN where no plan is followed.</summary>
    public double PlanAgeMilliseconds { get; set; }

    /// <summary>The predicted return of the plan.</summary>
    public float PlanReturn { get; set; }

    /// <summary>The members' disagreement about its first step.</summary>
    public float PlanDisagreement { get; set; }

    /// <summary>Iterations that the latest decision completed.</summary>
    public long PlanIterations { get; set; }

    /// <summary>Decisions of this epoch.</summary>
    public long Plans { get; set; }

    /// <summary>Decisions of this epoch that were of no use: no candidate was finite.</summary>
    public long UnusablePlans { get; set; }

    /// <summary>Control periods of this epoch in which a plan was due.</summary>
    public long DuePlans { get; set; }

    /// <summary>Those of them in which none could be begun, because one that was begun before was not ready.</summary>
    public long MissedPlans { get; set; }

    /// <summary>
    /// Decisions of this epoch that came after the control period in which they should have taken effect; of those that take effect at
    /// once, the ones that took longer than an I/O period. None in lockstep, where time waits for them.
    /// </summary>
    public long LatePlans { get; set; }

    /// <summary>The version of the model in use; 0 for none.</summary>
    public ulong ModelVersion { get; set; }

    /// <summary>Transitions of this epoch.</summary>
    public ulong Transitions { get; set; }

    /// <summary>Commands done or refused.</summary>
    public long Commands { get; set; }

    /// <summary>Commands that were too old.</summary>
    public long ExpiredCommands { get; set; }

    /// <summary>Commands that came before.</summary>
    public long RepeatedCommands { get; set; }

    /// <summary>Commands that were damaged.</summary>
    public long TornCommands { get; set; }
}
