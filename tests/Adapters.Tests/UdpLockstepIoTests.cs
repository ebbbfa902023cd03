namespace MbRlRobot.Adapters.Tests;

public sealed class UdpLockstepIoTests() : UdpIoContract(isLockstep: true);
