namespace MbRlRobot.Ports;

/// <summary>What came to pass on a message bus since it was made.</summary>
/// <param name="Connections">How often a connection was made: 1 more than it was lost and found again.</param>
/// <param name="Published">Messages that the broker has taken; with at-most-once, that were sent.</param>
/// <param name="Received">Messages that came.</param>
/// <param name="Unclaimed">Of those, the ones that no handler here had asked for; they were dropped.</param>
/// <param name="HandlerFaults">How often a handler threw.</param>
/// <param name="LastFault">Why the connection was last lost or could not be made, or what a handler threw; null for nothing yet.</param>
public readonly record struct BusStatistics(
    long Connections,
    long Published,
    long Received,
    long Unclaimed,
    long HandlerFaults,
    string? LastFault);
