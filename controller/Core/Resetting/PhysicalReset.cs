using System;
using MbRlRobot.Loop;
using MbRlRobot.Ports;
using MbRlRobot.Robots;

namespace MbRlRobot.Resetting;

/// <summary>The procedure that <c>reset.hardware</c> in robot.json names.</summary>
public static class PhysicalReset
{
    /// <summary>Makes it.</summary>
    /// <param name="robot">The robot.</param>
    /// <param name="io">Its inputs and outputs, which stay the caller's.</param>
    /// <returns>The procedure; one that refuses, and says why, where robot.json names none.</returns>
    public static IEpisodeReset Of(RobotDescription robot, IRobotIo io)
    {
        ArgumentNullException.ThrowIfNull(robot);
        return robot.Reset.Hardware switch
        {
            null => new MissingReset(),
            { Kind: HardwareResetKind.Home } => new HomeReset(robot, io),
            { Kind: HardwareResetKind.Settle } reset => new SettleReset(robot, reset.Timeout),
            { } reset => new OperatorReset(robot, reset.Timeout),
        };
    }
}
