using MbRlRobot.ControllerApp.Run;

namespace MbRlRobot.ControllerApp.Bench;

/// <summary>How a loop is measured.</summary>
/// <param name="Seconds">For how long.</param>
/// <param name="Io">What the robot is wired to, a simulated one.</param>
/// <param name="Stall">What is injected; null for nothing.</param>
/// <param name="RealTime">What is asked of the system.</param>
internal sealed record LoopBenchSetup(double Seconds, string Io, LoopStall? Stall, RealTimeRequest RealTime);
