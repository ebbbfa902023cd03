using System;
using System.Linq;
using MbRlRobot.Boards;
using MbRlRobot.Drivers;
using MbRlRobot.Hardware.Tests.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Boards;

/// <summary>How drives stop together with their enable line.</summary>
public sealed class StopPolicyTests : IDisposable
{
    private readonly Journal _journal = new();
    private DriveControl? _drives;

    public void Dispose() => _drives?.Dispose();

    [Theory]
    [InlineData(StopPolicy.Coast, true)]
    [InlineData(StopPolicy.Brake, false)]
    public void The_enable_line_falls_unless_a_drive_brakes(StopPolicy policy, bool falls)
    {
        DriveControl drives = Enabled(policy);
        Assert.Equal(IoStatus.Ok, drives.Write([0.5]));
        _journal.Take();
        Assert.Equal(IoStatus.Ok, drives.Stop());
        Assert.Equal(falls, _journal.Take().Contains("power low"));
        Assert.Equal(falls ? DriveState.Off : DriveState.Holding, drives.State);
        Assert.Equal(IoStatus.NotEnabled, drives.Write([0.5]));
    }

    [Fact]
    public void A_braking_drive_keeps_the_watchdog_fed_until_it_is_cut()
    {
        DriveControl drives = Enabled(StopPolicy.Brake);
        drives.Stop();
        _journal.Take();
        Assert.Equal(IoStatus.Ok, drives.Tend(0.01));
        Assert.Single(_journal.Take(), entry => entry.StartsWith("watchdog", StringComparison.Ordinal));
        drives.Cut();
        Assert.Equal("power low", _journal.Take()[0]);
        drives.Tend(0.01);
        Assert.Empty(_journal.Take());
    }

    [Fact]
    public void A_ramp_goes_to_rest_at_its_slew_and_then_the_line_falls()
    {
        DriveControl drives = Enabled(StopPolicy.Ramp);
        drives.Write([-0.5]);
        _journal.Take();
        Assert.Equal(IoStatus.Ok, drives.Stop());
        Assert.Empty(_journal.Take());
        Assert.Equal(["pwm 0.3", "pwm 0.1"], Pulses(drives, 2));
        Assert.Equal(DriveState.Ramping, drives.State);
        Assert.Equal(IoStatus.Ok, drives.Tend(0.1));
        string[] end = _journal.Take();
        Assert.True(Array.IndexOf(end, "pwm stop") < Array.IndexOf(end, "power low"));
        Assert.Equal(DriveState.Off, drives.State);
    }

    [Fact]
    public void A_ramp_from_rest_is_over_at_once()
    {
        DriveControl drives = Enabled(StopPolicy.Ramp);
        drives.Stop();
        Assert.Equal(DriveState.Off, drives.State);
    }

    [Fact]
    public void A_cut_ends_a_ramp()
    {
        DriveControl drives = Enabled(StopPolicy.Ramp);
        drives.Write([1]);
        drives.Stop();
        _journal.Take();
        Assert.Equal(IoStatus.Ok, drives.Cut());
        Assert.Equal(["power low", "pwm stop"], _journal.Take()[..2]);
        Assert.Equal(DriveState.Off, drives.State);
    }

    [Theory]
    [InlineData("power")]
    [InlineData("watchdog")]
    [InlineData("enable")]
    [InlineData("pwm")]
    public void Stays_off_where_a_line_fails_at_enabling(string broken)
    {
        _drives = Create(StopPolicy.Coast);
        _journal.Broken = broken;
        Assert.Equal(IoStatus.TransferFailed, _drives.Enable());
        Assert.Equal(DriveState.Off, _drives.State);
        Assert.Equal(IoStatus.NotEnabled, _drives.Write([0.5]));
    }

    [Fact]
    public void Is_cut_where_the_watchdogs_line_fails()
    {
        DriveControl drives = Enabled(StopPolicy.Brake);
        _journal.Broken = "watchdog";
        _journal.Take();
        Assert.Equal(IoStatus.TransferFailed, drives.Tend(0.01));
        Assert.Contains("power low", _journal.Take());
        Assert.Equal(DriveState.Off, drives.State);
    }

    [Fact]
    public void Closing_cuts_the_drives_before_it_lets_the_lines_go()
    {
        DriveControl drives = Enabled(StopPolicy.Brake);
        _journal.Take();
        drives.Dispose();
        string[] entries = _journal.Take();
        Assert.Equal("power low", entries[0]);
        Assert.True(Array.IndexOf(entries, "enable low") < Array.IndexOf(entries, "enable closed"));
    }

    [Fact]
    public void Allocates_nothing_in_a_tick()
    {
        DriveControl drives = Enabled(StopPolicy.Ramp);
        _journal.IsRecording = false;
        double[] action = [0.5];
        drives.Write(action);
        drives.Tend(0.01);
        using (AllocationGuard.Expect(0))
        {
            drives.Write(action);
            drives.Tend(0.01);
            drives.Stop();
            drives.Tend(0.01);
            drives.Cut();
        }
    }

    private string[] Pulses(DriveControl drives, int periods)
    {
        for (int period = 0; period < periods; period++)
        {
            Assert.Equal(IoStatus.Ok, drives.Tend(0.1));
        }

        return [.. _journal.Take().Where(entry => entry.StartsWith("pwm", StringComparison.Ordinal))];
    }

    private DriveControl Enabled(StopPolicy policy)
    {
        _drives = Create(policy);
        Assert.Equal(IoStatus.Ok, _drives.Enable());
        return _drives;
    }

    private DriveControl Create(StopPolicy policy)
    {
        ActionDescription action = new("drive", new Interval(-1, 1), Slew: 2, Stop: policy);
        HBridge bridge = new(
            "drive", new HBridgeLines(_journal.Pwm("pwm"), _journal.Line("direction"), null, _journal.Line("enable")), policy, 1, 0);
        EnableLine line = new(_journal.Line("power"), _journal.Line("watchdog"), null);
        return new DriveControl([action], [bridge], [], line);
    }
}
