namespace MbRlRobot.Lifecycle;

/// <summary>Faults in words.</summary>
public static class LoopFaultText
{
    /// <summary>Describes a fault.</summary>
    /// <param name="fault">The fault.</param>
    /// <returns>A few words for people; empty for none. Always the same text object: nothing is allocated.</returns>
    public static string Describe(this LoopFault fault) => fault switch
    {
        LoopFault.None => string.Empty,
        LoopFault.SensorRead => "the sensors could not be read",
        LoopFault.SensorStale => "the sensors gave nothing new for a control period",
        LoopFault.ActuatorWrite => "the actuators did not take an action",
        LoopFault.Enable => "the outputs could not be enabled",
        LoopFault.ActionNotFinite => "an action was no finite number",
        LoopFault.Reset => "the robot could not be brought to an episode's start",
        LoopFault.OutputsNotStopped => "the outputs are not known to be stopped",
        _ => "the program failed",
    };
}
