namespace MbRlRobot.Ports;

/// <summary>What has cut a robot's drives beside whoever commands them.</summary>
public enum Interlock
{
    /// <summary>Nothing: the drives may be enabled, or are.</summary>
    None,

    /// <summary>The emergency stop is pressed, or its wire is broken.</summary>
    EmergencyStop,

    /// <summary>A limit switch is open, or its wire is broken.</summary>
    LimitSwitch,

    /// <summary>The drives took more current than they may.</summary>
    OverCurrent,

    /// <summary>The drives read back that they have no power: the watchdog, or a contact in series, has cut it.</summary>
    PowerCut,

    /// <summary>No command came for longer than a command lives.</summary>
    CommandTooOld,

    /// <summary>A line or a bus to the drives failed.</summary>
    OutputFailed,
}
