namespace MbRlRobot.Boards;

/// <summary>Why the drives are without command.</summary>
public enum StopCause
{
    /// <summary>They have not been enabled yet, or were stopped by whoever commands them.</summary>
    Asked,

    /// <summary>They are not stopped.</summary>
    None,

    /// <summary>A guard opened: an emergency stop, a limit switch, a broken wire, or a current beyond its trip.</summary>
    ContactOpen,

    /// <summary>The drives read back that their power was cut: by the watchdog, or by a contact in series.</summary>
    PowerCut,

    /// <summary>No command came for longer than a command lives.</summary>
    CommandTooOld,

    /// <summary>A line or a bus to the drives failed.</summary>
    Failed,
}
