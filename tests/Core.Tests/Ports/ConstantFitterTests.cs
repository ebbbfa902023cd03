using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Tests.Ports;

public sealed class ConstantFitterTests : EnsembleFitterContract
{
    protected override IEnsembleFitter Create() => new ConstantFitter();
}
