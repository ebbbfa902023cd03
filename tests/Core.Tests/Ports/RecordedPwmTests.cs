using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Tests.Ports;

public sealed class RecordedPwmTests : PwmContract
{
    protected override IPwm Create() => new RecordedPwm();

    protected override double Measure(IPwm pwm) => ((RecordedPwm)pwm).Level;
}
