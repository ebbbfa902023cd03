using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Hardware.Tests.Simulation;

/// <summary>The contract of PWM for a simulated output.</summary>
public sealed class SimulatedPwmTests : PwmContract
{
    protected override IPwm Create() => new SimulatedPwm(20_000, TransferLosses.None);

    protected override double Measure(IPwm pwm) => ((SimulatedPwm)pwm).DutyCycle;
}
