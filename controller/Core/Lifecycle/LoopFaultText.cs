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
        LoopFault.SensorFrozen => "a sensor answers but reads the same all the time",
        LoopFault.ActuatorWrite => "the actuators did not take an action",
        LoopFault.Enable => "the outputs could not be enabled",
        LoopFault.ActionNotFinite => "an action was no finite number",
        LoopFault.PlanStale => "there was no plan of use for too long",
        LoopFault.PlannerStuck => "the planner does not come to an end",
        LoopFault.EmergencyStop => "the emergency stop was pressed",
        LoopFault.LimitSwitch => "a limit switch opened",
        LoopFault.OverCurrent => "the drives took too much current",
        LoopFault.PowerCut => "the drives' power was cut",
        LoopFault.CommandTooOld => "no command reached the drives for too long",
        LoopFault.OutputFailed => "a line to the drives failed",
        LoopFault.Reset => "the robot could not be brought to an episode's start",
        LoopFault.OutputsNotStopped => "the outputs are not known to be stopped",
        _ => "the program failed",
    };
}
