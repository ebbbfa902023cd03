namespace MbRlRobot.Benchmarks.Running;

/// <summary>With what something was measured.</summary>
/// <param name="Name">What was set.</param>
/// <param name="Value">To what.</param>
public sealed record Setting(string Name, string Value);
