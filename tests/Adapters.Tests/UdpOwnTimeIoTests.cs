namespace MbRlRobot.Adapters.Tests;

public sealed class UdpOwnTimeIoTests() : UdpIoContract(isLockstep: false);
