using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Tests.Ports;

public sealed class PointMassRolloutEngineTests : RolloutEngineContract
{
    protected override int StateDimension => 2;

    protected override int ActionDimension => 1;

    protected override int ParameterDimension => 0;

    protected override IRolloutEngine Create(int maximumCandidates, int threads) => new PointMassRolloutEngine(maximumCandidates);
}
