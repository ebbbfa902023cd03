namespace MbRlRobot.Ports;

/// <summary>Makes a clock.</summary>
/// <returns>The clock.</returns>
public delegate ILoopClock LoopClockFactory();
