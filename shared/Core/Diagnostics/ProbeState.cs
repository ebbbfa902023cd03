namespace MbRlRobot.Diagnostics;

/// <summary>What a look at the machine found.</summary>
public enum ProbeState
{
    /// <summary>It is as it should be.</summary>
    Ok,

    /// <summary>It could be better; there is something to do.</summary>
    Warn,

    /// <summary>This machine does not tell.</summary>
    Unknown,
}
