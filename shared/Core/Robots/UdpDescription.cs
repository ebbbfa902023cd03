namespace MbRlRobot.Robots;

/// <summary>Where a remote plant listens.</summary>
/// <param name="Host">Its host name or address.</param>
/// <param name="Port">Its UDP port.</param>
/// <param name="Timeout">Seconds without an answer after which the plant counts as gone.</param>
public sealed record UdpDescription(string Host = "127.0.0.1", int Port = 45454, double Timeout = 1);
