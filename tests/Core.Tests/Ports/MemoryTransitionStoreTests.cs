using MbRlRobot.Ports;
using MbRlRobot.TestKit.Contracts;
using MbRlRobot.TestKit.Doubles;

namespace MbRlRobot.Tests.Ports;

public sealed class MemoryTransitionStoreTests : TransitionStoreContract
{
    protected override ITransitionStore Create() => new MemoryTransitionStore();
}
