using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Robots;
using Xunit;

namespace MbRlRobot.Hardware.Tests.Drivers;

public sealed class RcServoTests
{
    private readonly Journal _journal = new();

    [Fact]
    public void Gets_no_pulses_before_the_first_write()
    {
        using RcServo servo = Open();
        servo.Enable();
        Assert.Equal(["pwm stop"], _journal.Take());
        servo.Write(0);
        Assert.Equal(["pwm 0.075", "pwm start"], _journal.Take());
        servo.Write(0);
        Assert.Equal(["pwm 0.075"], _journal.Take());
    }

    [Theory]
    [InlineData(-1.5, "0.05")] // 1 ms of 20 ms
    [InlineData(1.5, "0.1")]
    [InlineData(0.75, "0.0875")]
    [InlineData(-9, "0.05")]
    [InlineData(9, "0.1")]
    public void Turns_an_action_into_a_pulse_that_stays_inside_its_ends(double action, string dutyCycle)
    {
        using RcServo servo = Open();
        servo.Enable();
        _journal.Take();
        servo.Write(action);
        Assert.Equal($"pwm {dutyCycle}", _journal.Take()[0]);
    }

    [Theory]
    [InlineData(StopPolicy.Coast, 1)]
    [InlineData(StopPolicy.Ramp, 1)]
    [InlineData(StopPolicy.Hold, 0)]
    public void Keeps_its_pulses_only_to_hold(StopPolicy stop, int stops)
    {
        using RcServo servo = Open(stop);
        servo.Enable();
        servo.Write(1);
        _journal.Take();
        Assert.Equal(IoStatus.Ok, servo.Stop());
        Assert.Equal(stops, _journal.Take().Length);
        Assert.Equal(IoStatus.NotEnabled, servo.Write(0));
        servo.Cut();
        Assert.Equal(["pwm stop"], _journal.Take());
    }

    [Fact]
    public void Stays_where_it_is_for_what_is_no_number()
    {
        using RcServo servo = Open();
        servo.Enable();
        _journal.Take();
        Assert.Equal(IoStatus.TransferFailed, servo.Write(double.NaN));
        Assert.Empty(_journal.Take());
    }

    [Fact]
    public void Stays_stopped_where_its_pulses_cannot_be_ended()
    {
        using RcServo servo = Open();
        _journal.Broken = "pwm";
        Assert.Equal(IoStatus.TransferFailed, servo.Enable());
        Assert.Equal(IoStatus.NotEnabled, servo.Write(0));
    }

    private RcServo Open(StopPolicy stop = StopPolicy.Coast) =>
        new("lift", _journal.Pwm("pwm", 50), stop, new Interval(-1.5, 1.5), new Interval(0.001, 0.002));
}
