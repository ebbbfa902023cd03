namespace MbRlRobot.ControllerApp.Bench;

/// <summary>A tick that ended too late.</summary>
/// <param name="AtSeconds">When it was noticed, in seconds since the loop's first tick of an episode.</param>
/// <param name="MissedPeriods">I/O periods that were skipped because of it.</param>
public readonly record struct LoopOverrun(double AtSeconds, long MissedPeriods);
