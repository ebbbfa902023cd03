namespace MbRlRobot.Boards;

/// <summary>How the drives of a board stand.</summary>
internal enum DriveState
{
    /// <summary>Without power, as far as there is a line to cut it.</summary>
    Off,

    /// <summary>They follow what is written.</summary>
    Enabled,

    /// <summary>Stopping: some go to rest at their slew.</summary>
    Ramping,

    /// <summary>Stopped with power, because one brakes or holds.</summary>
    Holding,
}
