using MbRlRobot.Ports;

namespace MbRlRobot.Lifecycle;

/// <summary>What an interlock is to the loop.</summary>
public static class InterlockFault
{
    /// <summary>The fault.</summary>
    /// <param name="interlock">What has cut the drives.</param>
    /// <returns>The fault that it is; none for none.</returns>
    public static LoopFault AsFault(this Interlock interlock) => interlock switch
    {
        Interlock.None => LoopFault.None,
        Interlock.EmergencyStop => LoopFault.EmergencyStop,
        Interlock.LimitSwitch => LoopFault.LimitSwitch,
        Interlock.OverCurrent => LoopFault.OverCurrent,
        Interlock.PowerCut => LoopFault.PowerCut,
        Interlock.CommandTooOld => LoopFault.CommandTooOld,
        _ => LoopFault.OutputFailed,
    };
}
