namespace MbRlRobot.ControllerApp.Bench;

/// <summary>A reading of the sensors that takes too long.</summary>
/// <param name="AtSeconds">
/// When, in seconds since the loop's first tick of an episode: at the first tick from then on that is not among an episode's last.
/// </param>
/// <param name="Milliseconds">By how much.</param>
public sealed record LoopStall(double AtSeconds, double Milliseconds);
