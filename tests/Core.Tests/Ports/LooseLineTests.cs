using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Tests.Ports;

public sealed class LooseLineTests : DigitalContract
{
    protected override IDigital CreateOutput() => new LooseLine(isOutput: true);

    protected override IDigital CreateInput() => new LooseLine(isOutput: false);

    protected override void Apply(IDigital input, bool isHigh) => ((LooseLine)input).IsHigh = isHigh;
}
