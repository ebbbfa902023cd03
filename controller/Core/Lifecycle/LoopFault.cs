namespace MbRlRobot.Lifecycle;

/// <summary>What broke.</summary>
public enum LoopFault
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>The sensors could not be read.</summary>
    SensorRead,

    /// <summary>The sensors gave nothing new for a whole control period.</summary>
    SensorStale,

    /// <summary>The actuators did not take an action.</summary>
    ActuatorWrite,

    /// <summary>The outputs could not be enabled.</summary>
    Enable,

    /// <summary>An action was no finite number: a fault of the program.</summary>
    ActionNotFinite,

    /// <summary>The robot could not be brought to where an episode starts.</summary>
    Reset,

    /// <summary>The stop policy did not bring the outputs to rest.</summary>
    OutputsNotStopped,

    /// <summary>The program itself failed; the log of the process says how.</summary>
    Program,
}
