using MbRlRobot.Fitting;
using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;

namespace MbRlRobot.Adapters.Tests;

public sealed class BuiltInFitterTests : EnsembleLearningContract
{
    protected override IEnsembleFitter Create() => new BuiltInFitter();
}
