using MbRlRobot.Ports;
using Xunit;

namespace MbRlRobot.TestKit.Contracts;

/// <summary>What every <see cref="IPwm"/> keeps.</summary>
public abstract class PwmContract
{
    protected abstract IPwm Create();

    /// <summary>What the pin shows: the share of a period it is high; 0 without pulses.</summary>
    protected abstract double Measure(IPwm pwm);

    [AdapterFact]
    public void Gives_no_pulses_until_it_is_started()
    {
        using IPwm pwm = Create();
        Assert.Equal(IoStatus.Ok, pwm.SetDutyCycle(0.5));
        Assert.Equal(0, Measure(pwm));
        Assert.Equal(IoStatus.Ok, pwm.Start());
        Assert.Equal(0.5, Measure(pwm), 3);
        Assert.True(pwm.FrequencyHertz > 0);
    }

    [AdapterFact]
    public void Starts_at_zero_duty_unless_told()
    {
        using IPwm pwm = Create();
        pwm.Start();
        Assert.Equal(0, Measure(pwm));
    }

    [AdapterFact]
    public void Counts_what_is_no_duty_cycle_as_zero()
    {
        foreach (double wrong in new[] { double.NaN, double.PositiveInfinity, double.NegativeInfinity, -0.1, 1.1 })
        {
            using IPwm pwm = Create();
            pwm.Start();
            pwm.SetDutyCycle(0.5);
            pwm.SetDutyCycle(wrong);
            Assert.Equal(0, Measure(pwm));
        }
    }

    [AdapterFact]
    public void Stops_low_and_forgets_the_duty_cycle()
    {
        using IPwm pwm = Create();
        pwm.Start();
        pwm.SetDutyCycle(0.9);
        Assert.Equal(IoStatus.Ok, pwm.Stop());
        Assert.Equal(0, Measure(pwm));
        Assert.Equal(IoStatus.Ok, pwm.Stop());
        pwm.Start();
        Assert.Equal(0, Measure(pwm));
    }

    [AdapterFact]
    public void Ends_the_pulses_when_disposed()
    {
        IPwm pwm = Create();
        pwm.Start();
        pwm.SetDutyCycle(1);
        pwm.Dispose();
        Assert.Equal(0, Measure(pwm));
    }

    [AdapterFact]
    public void Allocates_nothing()
    {
        using IPwm pwm = Create();
        pwm.Start();
        pwm.SetDutyCycle(0.25);
        using (AllocationGuard.Expect(0))
        {
            pwm.SetDutyCycle(0.75);
        }
    }
}
