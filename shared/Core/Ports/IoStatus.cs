namespace MbRlRobot.Ports;

/// <summary>How a transfer with the physical world ended. The control tick acts on it; nothing there throws.</summary>
public enum IoStatus
{
    /// <summary>Done.</summary>
    Ok,

    /// <summary>The bus or the device reported an error; the values are not usable.</summary>
    TransferFailed,

    /// <summary>No answer within the time allowed; the values are not usable.</summary>
    TimedOut,

    /// <summary>An answer came, but it was measured too long ago.</summary>
    Stale,

    /// <summary>The outputs are not enabled: the write was not carried out.</summary>
    NotEnabled,
}
