using System;
using System.IO;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Controller.Tests.Loop;

public sealed class LockstepRobotTests
{
    private readonly VirtualLoopClock _clock = new();

    [Fact]
    public void Goes_on_from_the_very_state_it_came_to()
    {
        LockstepRobot robot = Robot(new ScriptedIo(_clock));
        robot.Reset([0.25, -0.5], [0.1]);
        float[] before = robot.State.ToArray();
        Assert.Equal([0.25f, -0.5f, 0], before);
        for (int step = 0; step < 20; step++)
        {
            robot.Step([MathF.Sin(step)]);
            Assert.Equal(before, robot.LastState.ToArray());
            before = robot.State.ToArray();
            Assert.Equal(MathF.Sin(step), robot.State[2]);
        }
    }

    [Fact]
    public void Refuses_a_plant_whose_time_passes_by_itself()
    {
        InvalidDataException refusal = Assert.Throws<InvalidDataException>(() => Robot(new ScriptedIo(_clock) { HasOwnTime = true }));
        Assert.EndsWith("is run in lockstep, and its plant's time passes by itself: serve it with --lockstep.", refusal.Message);
    }

    [Fact]
    public void Passes_a_control_period_in_sensor_periods_under_one_action()
    {
        ScriptedIo io = new(_clock);
        LockstepRobot robot = Robot(io);
        robot.Reset([0, 0], [0]);
        robot.Step([2f]);
        robot.Step([1f]);
        Assert.Equal([0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01, 0.01], io.Advances);
        Assert.Equal([2, 1], io.Writes);
        Assert.Equal((80_000_000, 2, 0.08), (robot.NowNanoseconds, robot.Steps, robot.TimeSeconds));
    }

    [Theory]
    [InlineData(3, false, 3)]
    [InlineData(4, false, 4)]
    [InlineData(5, true, 4)]
    [InlineData(-30, true, -4)]
    [InlineData(float.PositiveInfinity, true, 4)]
    public void Limits_and_slews_from_the_action_before(float wanted, bool isSaturated, float applied)
    {
        LockstepRobot robot = Robot(new ScriptedIo(_clock));
        robot.Reset([0, 0], [0]);
        Assert.Equal(isSaturated, robot.Step([wanted]).IsSaturated);
        Assert.Equal(applied, robot.Action[0]);
        Assert.Equal(applied, robot.State[2]);
        robot.Reset([0, 0], [0]);
        Assert.Equal(0, robot.Action[0]);
    }

    [Fact]
    public void Judges_by_states_actions_time_and_parameters()
    {
        LockstepRobot robot = Robot(new ScriptedIo(_clock));
        robot.Reset([0, 0], [0.25]);
        robot.Step([2f]);
        StepOutcome outcome = robot.Step([3f]);
        Assert.Equal(robot.State[0] - (0.5 * (3 - 2)) + (100 * 0.04) + 0.25, outcome.Reward, 1e-6);
        Assert.False(outcome.IsDone);
        Assert.False(robot.IsSuccess());
        robot.Reset([1.04, 1], [0.25]);
        Assert.True(robot.Step([0f]).IsDone);
        Assert.True(robot.IsSuccess());
    }

    [Theory]
    [InlineData(1.1, 0, -1)]
    [InlineData(-1.1, 0, -1)]
    [InlineData(1.1, 0.01, 0)]
    [InlineData(-1.1, -0.01, 0)]
    [InlineData(0, 9.5, 1)]
    public void Says_which_state_left_its_limits_as_floats_have_them(double position, double velocity, int left)
    {
        LockstepRobot robot = Robot(new ScriptedIo(_clock));
        robot.Reset([position, velocity], [0]);
        Assert.Equal(left, robot.Step([0f]).LeftLimits);
    }

    [Theory]
    [InlineData("enable", 0, "be enabled", 0)]
    [InlineData("read", 0, "be read", 0)]
    [InlineData("write", 2, "take an action", 2)]
    [InlineData("advance", 5, "go on: its state is no longer finite", 1)]
    [InlineData("read", 9, "be read", 2)]
    public void Fails_with_the_step_and_what_the_simulation_would_not_do(string call, int before, string what, int step)
    {
        ScriptedIo io = new(_clock) { Status = (name, count) => (name, count) == (call, before) ? IoStatus.TransferFailed : IoStatus.Ok };
        IOException fault = Assert.Throws<IOException>(() =>
        {
            LockstepRobot robot = Robot(io);
            robot.Reset([0, 0], [0]);
            for (int each = 0; each < 5; each++)
            {
                robot.Step([0f]);
            }
        });
        Assert.Equal($"The simulated robot sample would not {what} (step {step}, TransferFailed).", fault.Message);
    }

    [Fact]
    public void Refuses_what_is_no_action()
    {
        ScriptedIo io = new(_clock);
        LockstepRobot robot = Robot(io);
        robot.Reset([0, 0], [0]);
        Assert.Contains("push of step 0", Assert.Throws<ArgumentException>(() => robot.Step([float.NaN])).Message, StringComparison.Ordinal);
        Assert.Throws<ArgumentOutOfRangeException>(() => robot.Step([0f, 1f]));
        Assert.Throws<ArgumentException>(() => robot.Reset([0], [0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => robot.Reset([0, 0], []));
        Assert.Empty(io.Writes);
    }

    [Fact]
    public void Cuts_the_drive_at_the_end()
    {
        ScriptedIo io = new(_clock);
        Robot(io).Stop();
        Assert.Equal(1, io.Stops);
    }

    [Fact]
    public void Steps_without_allocating()
    {
        ScriptedIo io = new(_clock);
        io.Advances.Capacity = io.Writes.Capacity = 100;
        LockstepRobot robot = Robot(io);
        robot.Reset([0, 0], [0]);
        robot.Step([0f]);
        using (AllocationGuard.Expect(0))
        {
            robot.Step([1f]);
            robot.IsSuccess();
        }
    }

    private LockstepRobot Robot(ScriptedIo io) => new(LoopRobots.Read(), io, _clock);
}
