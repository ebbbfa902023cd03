using MbRlRobot.Drivers;
using MbRlRobot.Ports;
using MbRlRobot.Simulation;
using MbRlRobot.Simulation.Chips;
using MbRlRobot.Simulation.Faults;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Hardware.Tests.Drivers;

/// <summary>The contract of PWM for an output of a PCA9685.</summary>
public sealed class Pca9685OutputTests : PwmContract
{
    private readonly Pca9685Chip _chip = new();

    protected override IPwm Create() =>
        Pca9685.Open(new SimulatedRegisterBus(_chip, TransferLosses.None), null, 50, 25e6).Output(4);

    protected override double Measure(IPwm pwm) => _chip.DutyCycle(4);
}
