using System;
using System.Collections.Generic;
using FsCheck;
using FsCheck.Fluent;
using MbRlRobot.Controller.Tests.Loop;
using MbRlRobot.Lifecycle;
using MbRlRobot.Loop;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Controller.Tests.Lifecycle;

/// <summary>Whatever is called and whatever breaks, in whatever order.</summary>
public sealed class LifecyclePropertyTests
{
    private static readonly PreArmReport Green = new([new PreArmCheck("sensors", null)]);
    private static readonly PreArmReport Red = new([new PreArmCheck("sensors", null), new PreArmCheck("contacts", "open")]);

    /// <summary>What happens to a robot, or is done to it.</summary>
    public enum Happening
    {
        Tick,
        ControlPeriod,
        Arm,
        Disarm,
        Stop,
        EmergencyStopPressed,
        ContactsClosed,
        SensorsFail,
        SensorsWork,
        WritesFail,
        EnablingFails,
        StoppingFails,
        OutputsWork,
    }

    [Fact]
    public void The_lifecycle_becomes_active_only_from_inactive_with_green_checks() => Check(
        1000,
        Gen.Choose(0, 5).ArrayOf(),
        events =>
        {
            RobotLifecycle lifecycle = new();
            foreach (int happened in events)
            {
                LifecycleState before = lifecycle.State;
                bool isArmed = happened == 0 ? lifecycle.Arm(Green) : Apply(lifecycle, happened);
                bool isEntered = lifecycle.State == LifecycleState.Active && before != LifecycleState.Active;
                if (isEntered && !(happened == 0 && isArmed && before == LifecycleState.Inactive))
                {
                    return false;
                }
            }

            return true;
        });

    [Fact]
    public void A_robot_becomes_active_only_from_inactive_with_green_checks_and_is_driven_only_while_active() => Check(
        200,
        Gen.Elements(Enum.GetValues<Happening>()).ArrayOf(),
        happenings =>
        {
            using Patient patient = new();
            foreach (Happening happening in happenings)
            {
                patient.Meet(happening);
            }

            return patient.Complaint is null ? true : throw new InvalidOperationException(patient.Complaint);
        });

    [Fact]
    public void The_sequences_that_are_tried_reach_what_they_are_about()
    {
        using Patient patient = new();
        foreach (Happening happening in (Happening[])[
            Happening.Tick, Happening.Arm, Happening.ControlPeriod, Happening.EmergencyStopPressed, Happening.Tick, Happening.Tick,
            Happening.Arm, Happening.ContactsClosed, Happening.Arm, Happening.ControlPeriod, Happening.SensorsFail,
            Happening.ControlPeriod, Happening.ControlPeriod, Happening.ControlPeriod])
        {
            patient.Meet(happening);
        }

        Assert.Null(patient.Complaint);
        Assert.Equal((2, LoopFault.SensorRead), (patient.Sessions, patient.Fault));
    }

    private static bool Apply(RobotLifecycle lifecycle, int happened) => happened switch
    {
        1 => lifecycle.Arm(Red),
        2 => lifecycle.Configure(),
        3 => lifecycle.BeginStop(),
        4 => lifecycle.EndStop(),
        _ => lifecycle.Fail(),
    };

    private static void Check<T>(int tests, Gen<T> sequences, Func<T, bool> holds) => FsCheck.Check.One(
        Config.QuickThrowOnFailure.WithMaxTest(tests).WithEndSize(60).WithReplay(20260101, 7),
        Prop.ForAll(sequences.ToArbitrary(), holds));

    /// <summary>A robot that waits for commands, and what is wrong about it.</summary>
    private sealed class Patient : IDisposable
    {
        private readonly HashSet<string> _broken = [];
        private readonly LoopRig _rig;

        public Patient()
        {
            RobotDescription robot = LoopRobots.Read();
            _rig = new LoopRig(new LoopRigOptions
            {
                Robot = robot,
                Limits = new LoopLimits(Episodes: 2, Minutes: 60, IsLockstep: true),
                Status = (call, _, _) => _broken.Contains(call) ? IoStatus.TransferFailed : IoStatus.Ok,
            });
        }

        /// <summary>What was not as it must be; null for nothing.</summary>
        public string? Complaint { get; private set; }

        public long Sessions => _rig.Loop.Status.Sessions;

        public LoopFault Fault => _rig.Loop.Status.Fault;

        public void Meet(Happening happening)
        {
            switch (happening)
            {
                case Happening.ControlPeriod:
                    Watch(happening, 4);
                    break;
                case Happening.Arm:
                    _rig.Send(CommandKind.Arm);
                    break;
                case Happening.Disarm:
                    _rig.Send(CommandKind.Disarm);
                    break;
                case Happening.Stop:
                    _rig.Send(CommandKind.Stop);
                    break;
                case Happening.EmergencyStopPressed:
                    _rig.Io.Interlock = Interlock.EmergencyStop;
                    break;
                case Happening.ContactsClosed:
                    _rig.Io.Interlock = Interlock.None;
                    break;
                default:
                    Break(happening);
                    break;
            }

            Watch(happening, 1);
        }

        public void Dispose()
        {
            _broken.Clear();
            _rig.Dispose();
        }

        private void Break(Happening happening)
        {
            if (happening == Happening.SensorsWork)
            {
                _broken.Remove("read");
            }
            else if (happening == Happening.OutputsWork)
            {
                _broken.ExceptWith(["write", "enable", "stop"]);
            }
            else if (happening != Happening.Tick)
            {
                _broken.Add(happening switch
                {
                    Happening.SensorsFail => "read",
                    Happening.WritesFail => "write",
                    Happening.EnablingFails => "enable",
                    _ => "stop",
                });
            }
        }

        private void Watch(Happening happening, int ticks)
        {
            for (int tick = 0; tick < ticks; tick++)
            {
                LifecycleState before = _rig.Loop.Status.Lifecycle;
                int writes = _rig.Io.Writes.Count;
                long sessions = Sessions;
                bool isWell = !_broken.Contains("read") && !_broken.Contains("stop") && _rig.Io.Interlock == Interlock.None;
                _rig.Tick();
                LifecycleState after = _rig.Loop.Status.Lifecycle;
                bool isNew = Sessions > sessions;
                bool mayBegin = isWell && before is LifecycleState.Inactive or LifecycleState.Unconfigured;
                if (isNew && !mayBegin)
                {
                    Complaint ??= $"{happening}: armed from {before}, well: {isWell}";
                }

                if (after == LifecycleState.Active && before != LifecycleState.Active && !isNew)
                {
                    Complaint ??= $"{happening}: active from {before} without an arming";
                }

                if (_rig.Io.Writes.Count > writes && before != LifecycleState.Active && !isNew)
                {
                    Complaint ??= $"{happening}: driven while {before}";
                }

                if (after != LifecycleState.Active && _rig.Io.IsEnabled)
                {
                    Complaint ??= $"{happening}: enabled while {after}";
                }
            }
        }
    }
}
