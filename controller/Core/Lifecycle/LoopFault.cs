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

    /// <summary>A sensor answers, but reads exactly the same for too long while the robot is driven.</summary>
    SensorFrozen,

    /// <summary>The actuators did not take an action.</summary>
    ActuatorWrite,

    /// <summary>The outputs could not be enabled.</summary>
    Enable,

    /// <summary>An action was no finite number: a fault of the program.</summary>
    ActionNotFinite,

    /// <summary>There was no plan of use for too long, and nothing left to fall back on.</summary>
    PlanStale,

    /// <summary>A decision of the episode before does not come to an end.</summary>
    PlannerStuck,

    /// <summary>The emergency stop was pressed.</summary>
    EmergencyStop,

    /// <summary>A limit switch opened.</summary>
    LimitSwitch,

    /// <summary>The drives took more current than they may.</summary>
    OverCurrent,

    /// <summary>Something cut the drives' power: the watchdog, or a contact in series.</summary>
    PowerCut,

    /// <summary>No command reached the drives for longer than a command lives.</summary>
    CommandTooOld,

    /// <summary>A line or a bus to the drives failed.</summary>
    OutputFailed,

    /// <summary>The robot could not be brought to where an episode starts.</summary>
    Reset,

    /// <summary>The stop policy did not bring the outputs to rest.</summary>
    OutputsNotStopped,

    /// <summary>The program itself failed; the log of the process says how.</summary>
    Program,
}
