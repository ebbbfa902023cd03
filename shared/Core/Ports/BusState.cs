namespace MbRlRobot.Ports;

/// <summary>The state of a message bus.</summary>
public enum BusState
{
    /// <summary>Not connected, and not trying to be.</summary>
    Closed,

    /// <summary>Connecting, for the first time or again.</summary>
    Connecting,

    /// <summary>Connected: messages pass.</summary>
    Connected,
}
