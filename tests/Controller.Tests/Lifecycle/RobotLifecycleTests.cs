using System;
using System.Collections.Generic;
using System.Linq;
using MbRlRobot.Lifecycle;
using MbRlRobot.Messaging.Payloads;
using MbRlRobot.Numerics;
using Xunit;

namespace MbRlRobot.Controller.Tests.Lifecycle;

public sealed class RobotLifecycleTests
{
    private static readonly PreArmReport Green = new([new PreArmCheck("sensors", null), new PreArmCheck("reset", null)]);
    private static readonly PreArmReport Red = new([new PreArmCheck("sensors", null), new PreArmCheck("reset", "no way there")]);

    /// <summary>Where every event leads from every state, where it leads anywhere.</summary>
    private static readonly Dictionary<(LifecycleState, LifecycleEvent), LifecycleState> Moves = new()
    {
        [(LifecycleState.Unconfigured, LifecycleEvent.Configured)] = LifecycleState.Inactive,
        [(LifecycleState.Inactive, LifecycleEvent.Armed)] = LifecycleState.Active,
        [(LifecycleState.Active, LifecycleEvent.StopBegun)] = LifecycleState.Stopping,
        [(LifecycleState.Stopping, LifecycleEvent.Stopped)] = LifecycleState.Inactive,
        [(LifecycleState.Fault, LifecycleEvent.Stopped)] = LifecycleState.Inactive,
        [(LifecycleState.Unconfigured, LifecycleEvent.Failed)] = LifecycleState.Fault,
        [(LifecycleState.Inactive, LifecycleEvent.Failed)] = LifecycleState.Fault,
        [(LifecycleState.Active, LifecycleEvent.Failed)] = LifecycleState.Fault,
        [(LifecycleState.Stopping, LifecycleEvent.Failed)] = LifecycleState.Fault,
    };

    [Fact]
    public void Knows_where_every_event_leads_from_every_state()
    {
        foreach (LifecycleState state in Enum.GetValues<LifecycleState>())
        {
            foreach (LifecycleEvent happened in Enum.GetValues<LifecycleEvent>())
            {
                LifecycleState expected = Moves.GetValueOrDefault((state, happened), state);
                Assert.Equal(expected, RobotLifecycle.Next(state, happened, isConfigured: true));
            }
        }
    }

    [Fact]
    public void Comes_from_a_fault_before_it_was_configured_back_to_unconfigured()
    {
        RobotLifecycle lifecycle = new();
        Assert.True(lifecycle.Fail());
        Assert.True(lifecycle.EndStop());
        Assert.Equal(LifecycleState.Unconfigured, lifecycle.State);
        Assert.False(lifecycle.Arm(Green));
    }

    [Fact]
    public void Arms_only_with_every_check_green()
    {
        RobotLifecycle lifecycle = new();
        lifecycle.Configure();
        Assert.False(lifecycle.Arm(Red));
        Assert.False(lifecycle.Arm(new PreArmReport([])));
        Assert.Equal(LifecycleState.Inactive, lifecycle.State);
        Assert.True(lifecycle.Arm(Green));
        Assert.False(lifecycle.Arm(Green));
        Assert.Equal("reset: no way there", Red.Faults);
    }

    [Fact]
    public void Reaches_active_on_no_path_but_through_inactive_and_green_checks()
    {
        for (ulong seed = 0; seed < 50; seed++)
        {
            Wander(new Philox(seed));
        }
    }

    private static void Wander(Philox random)
    {
        RobotLifecycle lifecycle = new();
        for (ulong step = 0; step < 400; step++)
        {
            LifecycleState before = lifecycle.State;
            bool isGreen = Do(lifecycle, (int)(random.Derive(step) % 6));
            bool hasArmed = lifecycle.State == LifecycleState.Active && before != LifecycleState.Active;
            Assert.True(!hasArmed || (before == LifecycleState.Inactive && isGreen), $"{before} to active");
        }
    }

    /// <summary>Does one of six things; gives whether it was an arming with green checks.</summary>
    private static bool Do(RobotLifecycle lifecycle, int what) => what switch
    {
        0 => lifecycle.Configure() && false,
        1 => lifecycle.Arm(Red) && false,
        2 => lifecycle.BeginStop() && false,
        3 => lifecycle.EndStop() && false,
        4 => lifecycle.Fail() && false,
        _ => lifecycle.Arm(Green) || true,
    };

    [Fact]
    public void Describes_every_fault()
    {
        string[] texts = [.. Enum.GetValues<LoopFault>().Where(fault => fault != LoopFault.None).Select(fault => fault.Describe())];
        Assert.All(texts, text => Assert.NotEmpty(text));
        Assert.Equal(texts.Length, texts.Distinct().Count());
        Assert.Empty(LoopFault.None.Describe());
    }
}
