using System;
using System.Linq;
using MbRlRobot.Following;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Mailbox;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Recording;
using MbRlRobot.Robots;
using MbRlRobot.Status;
using MbRlRobot.Transitions;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

/// <summary>
/// What goes wrong while a robot moves, on the virtual clock: how long it takes until the outputs are at their stop policy. A tick is an
/// I/O period of 10 ms, a control period has four.
/// </summary>
public sealed class ControlLoopSafetyTests
{
    private const long Period = 40_000_000;

    private static readonly RobotDescription Small = LoopRobots.Read() with
    {
        Exploration = new ExplorationDescription(Episodes: 0),
        Planner = new PlannerDescription(Horizon: 30, Population: 8, Elites: 3, Iterations: 2, Particles: 2),
        Model = new ModelDescription(Members: 2, Active: 2, Hidden: [4]),
        Safety = new SafetyDescription(),
    };

    private static readonly RobotDescription Roomy = Small with
    {
        State = [.. Small.State.Select(state => state with { Limits = new Interval(-1e6, 1e6) })],
        Task = Small.Task with { Done = null, DoneReward = null, EpisodeSteps = 10_000 },
    };

    [Theory]
    [InlineData(null, 12)]
    [InlineData(0.2, 5)]
    public void Stops_when_the_planner_stands_still_and_its_plan_is_too_old(double? planAge, int periods)
    {
        StandingRunner runner = new(decisions: 3);
        using LoopRig rig = Rig(Roomy with { Safety = new SafetyDescription(PlanAge: planAge) }, new PlanTiming(1), _ => runner);
        rig.TickUntil(_ => runner.IsStanding);
        long begun = rig.Clock.NowNanoseconds;
        rig.TickUntil(status => status.Fault == LoopFault.PlanStale);
        Assert.False(rig.Io.IsEnabled);

        // the latest plan of use was begun a period before; a tick of 10 ms is over when this is looked at
        Assert.InRange(rig.Clock.NowNanoseconds - begun, 0, (periods * Period) + 10_000_000);
        LoggedStep[] tail = [.. rig.Steps.SkipWhile(step => !step.Transition.Flags.HasAny(TransitionFlags.Fallback))];
        Assert.Equal(periods - 2 + 1, tail.Length);
        Assert.All(tail, step => Assert.Equal(tail[0].PlanTick, step.PlanTick));
        Assert.Equal(Enumerable.Range(tail[0].PlanStep, tail.Length), tail.Select(step => step.PlanStep));
    }

    [Fact]
    public void Does_not_arm_again_while_the_planner_stands_still()
    {
        StandingRunner runner = new(decisions: 3);
        using LoopRig rig = Rig(Roomy, new PlanTiming(1), _ => runner);
        rig.TickUntil(status => status.Fault == LoopFault.PlanStale);
        rig.Tick(2);
        MailReply reply = rig.Ask(CommandKind.Arm)!;
        Assert.Equal((CommandOutcome.Refused, "planner: a decision of the session before does not come to an end"), (reply.Outcome, reply.Message));
        runner.IsStanding = false;
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
    }

    [Fact]
    public void Keeps_its_io_rate_and_counts_the_plans_that_a_slow_planner_missed()
    {
        using LoopRig rig = Rig(Roomy, new PlanTiming(1), clock => new InlinePlanRunner(clock, 3 * Period), isLockstep: false);
        rig.TickUntil(status => status.Step == 60);
        LoopStatus status = rig.Loop.Status;
        Assert.Equal((0L, 0L, LoopFault.None), (status.Overruns, status.MissedPeriods, status.Fault));
        Assert.Equal((61L, 40L, 20L, 20L), (status.DuePlans, status.MissedPlans, status.LatePlans, status.Plans));
        Assert.All(rig.Steps, step => Assert.Equal((0.04, 4), (step.Transition.DtSeconds, step.Readings.Count)));
    }

    [Theory]
    [InlineData(0.04)]
    [InlineData(0.25)]
    public void Stops_when_a_sensor_freezes_while_it_is_driven(double frozen)
    {
        using LoopRig rig = Rig(Roomy with { Safety = new SafetyDescription(Frozen: frozen) });
        rig.TickUntil(status => status.Step == 5);
        long begun = rig.Clock.NowNanoseconds;
        rig.Io.IsFrozen = true;
        rig.TickUntil(status => status.Fault != LoopFault.None);
        Assert.Equal((LoopFault.SensorFrozen, false), (rig.Loop.Status.Fault, rig.Io.IsEnabled));
        Assert.InRange(rig.Clock.NowNanoseconds - begun, (long)(1e9 * frozen), (long)(1e9 * frozen) + 20_000_000);
    }

    [Fact]
    public void Goes_on_over_readings_that_fail_now_and_then_and_stops_in_a_storm_of_them()
    {
        bool isStorm = false;
        using LoopRig rig = Rig(Roomy, status: (call, before, _) =>
            call == "read" && (isStorm || before % 3 == 2) ? IoStatus.TransferFailed : IoStatus.Ok);
        rig.TickUntil(status => status.Step == 30);
        Assert.Equal(LoopFault.None, rig.Loop.Status.Fault);
        Assert.All(rig.Steps, step => Assert.InRange(step.Transition.DtSeconds, 0.03 - 1e-9, 0.05 + 1e-9));
        isStorm = true;
        long begun = rig.Clock.NowNanoseconds;
        rig.TickUntil(status => status.Fault != LoopFault.None);
        Assert.Equal((LoopFault.SensorRead, false), (rig.Loop.Status.Fault, rig.Io.IsEnabled));
        Assert.InRange(rig.Clock.NowNanoseconds - begun, 0, 60_000_000 + 10_000_000);
    }

    [Fact]
    public void Says_that_a_period_was_long_whose_only_reading_failed()
    {
        RobotDescription slow = Roomy with { IoPeriod = 0.04 };
        using LoopRig rig = Rig(slow, status: (call, before, _) => call == "read" && before == 9 ? IoStatus.TransferFailed : IoStatus.Ok);
        rig.TickUntil(status => status.Step == 12);
        Transition late = Assert.Single(rig.Steps, step => step.Transition.DtSeconds > 0.05).Transition;
        Assert.Equal((0.08, true, false), (late.DtSeconds, late.Flags.HasAny(TransitionFlags.Overrun), late.IsUsableForFit(0.04)));
    }

    [Theory]
    [InlineData(Interlock.EmergencyStop, LoopFault.EmergencyStop)]
    [InlineData(Interlock.LimitSwitch, LoopFault.LimitSwitch)]
    [InlineData(Interlock.OverCurrent, LoopFault.OverCurrent)]
    [InlineData(Interlock.PowerCut, LoopFault.PowerCut)]
    [InlineData(Interlock.CommandTooOld, LoopFault.CommandTooOld)]
    [InlineData(Interlock.OutputFailed, LoopFault.OutputFailed)]
    public void Stops_at_the_tick_that_sees_the_drives_cut_and_says_by_what(Interlock interlock, LoopFault expected)
    {
        using LoopRig rig = Rig(Roomy);
        rig.TickUntil(status => status.Step == 5);
        rig.Tick();
        rig.Io.Interlock = interlock;
        int writes = rig.Io.Writes.Count;
        rig.Tick();
        Assert.Equal((expected, false, writes), (rig.Loop.Status.Fault, rig.Io.IsEnabled, rig.Io.Writes.Count));
        Assert.Equal(EpisodeEnd.Fault, Assert.Single(rig.Ended).End);
    }

    [Theory]
    [InlineData(Interlock.EmergencyStop, "contacts: the emergency stop is pressed, or its wire is broken")]
    [InlineData(Interlock.LimitSwitch, "contacts: a limit switch is open, or its wire is broken")]
    public void Does_not_arm_with_an_open_contact(Interlock interlock, string expected)
    {
        using LoopRig rig = new(new LoopRigOptions { Limits = new LoopLimits(2, 60, IsLockstep: true) });
        rig.Io.Interlock = interlock;
        rig.Tick(3);
        MailReply reply = rig.Ask(CommandKind.Arm)!;
        Assert.Equal((CommandOutcome.Refused, expected), (reply.Outcome, reply.Message));
        rig.Io.Interlock = Interlock.PowerCut;
        Assert.Equal(CommandOutcome.Done, rig.Ask(CommandKind.Arm)!.Outcome);
    }

    [Fact]
    public void Starts_again_from_rest_without_a_jump()
    {
        RobotDescription robot = Roomy with { Action = [new ActionDescription("push", new Interval(-20, 20), Slew: 25)] };
        using LoopRig rig = Rig(robot);
        rig.TickUntil(status => status.Step == 20);
        rig.Ask(CommandKind.Stop);
        rig.TickUntil(status => status.Lifecycle == LifecycleState.Inactive);
        rig.Ask(CommandKind.Arm);
        rig.TickUntil(status => status.Step == 3);
        Transition first = rig.Steps.First(step => step.Episode == 1).Transition;
        Assert.InRange(first.Action.Span[0], -1, 1);
        Assert.Equal(0, first.State.Span[2]);
    }

    private static LoopRig Rig(
        RobotDescription robot,
        PlanTiming? timing = null,
        Func<VirtualLoopClock, IPlanRunner>? runner = null,
        bool isLockstep = true,
        Func<string, int, VirtualLoopClock, IoStatus>? status = null)
    {
        LoopRig rig = new(new LoopRigOptions
        {
            Robot = robot,
            Timing = timing ?? new PlanTiming(),
            Runner = runner ?? (_ => new InlinePlanRunner()),
            Limits = new LoopLimits(3, 60, IsLockstep: isLockstep, ArmsItself: true),
            Status = status ?? ((_, _, _) => IoStatus.Ok),
        });
        rig.Loop.Use(LoopRig.Model(robot, version: 1));
        return rig;
    }

    /// <summary>Decides some times, then never comes to an end.</summary>
    private sealed class StandingRunner(int decisions) : IPlanRunner
    {
        private readonly InlinePlanRunner _runner = new();
        private int _begun;

        public bool IsStanding { get; set; }

        public bool IsBusy => _runner.IsBusy;

        public void Begin(PlanJob job)
        {
            _runner.Begin(job);
            IsStanding = _begun++ == decisions;
        }

        public bool TryEnd() => !IsStanding && _runner.TryEnd();

        public bool TryAbandon() => !IsStanding && _runner.TryAbandon();

        public void Dispose() => _runner.Dispose();
    }
}
