using MbRlRobot.ControllerApp.Run;
using MbRlRobot.RealTime;
using Xunit;

namespace MbRlRobot.Apps.Tests.Run;

public sealed class RealTimeRequestTests
{
    [Theory]
    [InlineData("Auto", false, false, true)]
    [InlineData("Auto", true, false, false)]
    [InlineData("Off", false, false, false)]
    [InlineData("On", true, false, true)]
    [InlineData("Require", true, false, true)]
    [InlineData("Auto", false, true, false)]
    [InlineData("Off", true, true, false)]
    public void Asks_for_a_physical_robot_unless_told_otherwise_and_never_in_lockstep(string use, bool isSimulated, bool isLockstep, bool asks)
    {
        RealTimeSettings settings = new(80, [], LocksMemory: true, IsRequired: false);
        RealTimeSettings? asked = new RealTimeRequest(System.Enum.Parse<RealTimeUse>(use), settings).For(isSimulated, isLockstep);
        Assert.Equal(asks ? settings : null, asked);
    }
}
