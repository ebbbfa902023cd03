using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using MbRlRobot.TestKit;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

public sealed class HBridgeTests
{
    private readonly Journal _journal = new();

    [Fact]
    public void Enables_at_rest_with_its_power_last()
    {
        using HBridge bridge = Open();
        Assert.Equal(IoStatus.Ok, bridge.Enable());
        Assert.Equal(["pwm stop", "backward low", "forward low", "pwm start", "enable high"], _journal.Take());
    }

    [Theory]
    [InlineData(5, 10, 0, "forward high", "pwm 0.5")]
    [InlineData(-5, 10, 0, "backward high", "pwm 0.5")]
    [InlineData(-5, -10, 0, "forward high", "pwm 0.5")]
    [InlineData(15, 10, 0, "forward high", "pwm 1")]
    [InlineData(10, 10, 0.2, "forward high", "pwm 1")]
    [InlineData(5, 10, 0.2, "forward high", "pwm 0.6")]
    [InlineData(1e-6, 10, 0.2, "forward high", "pwm 0.2")]
    public void Turns_an_action_into_direction_and_duty_cycle(
        double action, double fullScale, double deadBand, string direction, string pulses)
    {
        using HBridge bridge = Open(StopPolicy.Coast, fullScale, deadBand);
        bridge.Enable();
        _journal.Take();
        Assert.Equal(IoStatus.Ok, bridge.Write(action));
        string[] entries = _journal.Take();
        Assert.Equal(direction, entries[1]);
        Assert.Equal(pulses, entries[^1]);
    }

    [Fact]
    public void Has_no_duty_cycle_at_zero_whatever_the_dead_band()
    {
        using HBridge bridge = Open(StopPolicy.Coast, 10, 0.2);
        bridge.Enable();
        _journal.Take();
        bridge.Write(0);
        Assert.Equal(["pwm 0"], _journal.Take());
    }

    [Fact]
    public void Ends_the_pulses_before_it_turns_round_and_never_has_both_directions_high()
    {
        using HBridge bridge = Open();
        bridge.Enable();
        bridge.Write(8);
        _journal.Take();
        bridge.Write(6);
        Assert.Equal(["pwm 0.6"], _journal.Take());
        bridge.Write(-6);
        Assert.Equal(["pwm 0", "forward low", "backward high", "pwm 0.6"], _journal.Take());
        bridge.Write(6);
        Assert.Equal(["pwm 0", "backward low", "forward high", "pwm 0.6"], _journal.Take());
    }

    [Theory]
    [InlineData(StopPolicy.Coast, true)]
    [InlineData(StopPolicy.Ramp, true)]
    [InlineData(StopPolicy.Brake, false)]
    public void Keeps_its_power_only_to_brake(StopPolicy stop, bool isCut)
    {
        using HBridge bridge = Open(stop);
        bridge.Enable();
        bridge.Write(8);
        _journal.Take();
        Assert.Equal(IoStatus.Ok, bridge.Stop());
        string[] entries = _journal.Take();
        Assert.Equal(isCut ? "pwm stop" : "pwm 0", entries[0]);
        Assert.Equal(isCut, entries[^1] == "enable low");
        Assert.Equal(IoStatus.NotEnabled, bridge.Write(1));
        Assert.Empty(_journal.Take());
        bridge.Cut();
        Assert.Equal(["pwm stop", "backward low", "forward low", "enable low"], _journal.Take());
    }

    [Theory]
    [InlineData("forward")]
    [InlineData("backward")]
    [InlineData("pwm")]
    public void Ends_the_pulses_where_a_line_fails_and_sends_everything_again(string broken)
    {
        using HBridge bridge = Open();
        bridge.Enable();
        bridge.Write(8);
        _journal.Broken = broken;
        _journal.Take();
        Assert.Equal(IoStatus.TransferFailed, bridge.Write(-8));
        Assert.Equal("pwm 0", _journal.Take()[^1]);
        _journal.Broken = null;
        Assert.Equal(IoStatus.Ok, bridge.Write(-8));
        Assert.Equal(["pwm 0", "forward low", "backward high", "pwm 0.8"], _journal.Take());
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Gives_no_drive_to_what_is_no_number(double action)
    {
        using HBridge bridge = Open();
        bridge.Enable();
        bridge.Write(8);
        _journal.Take();
        Assert.Equal(IoStatus.TransferFailed, bridge.Write(action));
        Assert.Equal(["pwm 0"], _journal.Take());
    }

    [Theory]
    [InlineData("enable")]
    [InlineData("pwm")]
    public void Stays_stopped_where_it_cannot_be_enabled_and_tries_every_line(string broken)
    {
        using HBridge bridge = Open();
        _journal.Broken = broken;
        Assert.Equal(IoStatus.TransferFailed, bridge.Enable());
        Assert.Equal(["pwm stop", "backward low", "forward low", "enable low"], _journal.Take()[^4..]);
        Assert.Equal(IoStatus.NotEnabled, bridge.Write(1));
    }

    [Fact]
    public void Works_with_one_direction_line_and_no_enable_line()
    {
        using HBridge bridge = new(
            "drive", new HBridgeLines(_journal.Pwm("pwm"), _journal.Line("forward")), StopPolicy.Coast, 1, 0);
        bridge.Enable();
        _journal.Take();
        bridge.Write(0.5);
        bridge.Write(-0.5);
        bridge.Stop();
        Assert.Equal(["forward high", "pwm 0.5", "pwm 0", "forward low", "pwm 0.5", "pwm stop", "forward low"], _journal.Take());
    }

    [Fact]
    public void Is_cut_and_lets_its_lines_go_when_closed()
    {
        HBridge bridge = Open(StopPolicy.Brake);
        bridge.Enable();
        _journal.Take();
        bridge.Dispose();
        Assert.Equal(
            ["pwm stop", "backward low", "forward low", "enable low", "enable closed", "pwm closed", "forward closed", "backward closed"], _journal.Take());
    }

    [Fact]
    public void Allocates_nothing_in_a_tick()
    {
        using HBridge bridge = Open();
        bridge.Enable();
        _journal.IsRecording = false;
        bridge.Write(1);
        using (AllocationGuard.Expect(0))
        {
            bridge.Write(-1);
            bridge.Write(0);
        }
    }

    private HBridge Open(StopPolicy stop = StopPolicy.Coast, double fullScale = 10, double deadBand = 0) => new(
        "drive",
        new HBridgeLines(_journal.Pwm("pwm"), _journal.Line("forward"), _journal.Line("backward"), _journal.Line("enable")),
        stop,
        fullScale,
        deadBand);
}
