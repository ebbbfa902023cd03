namespace MbRlRobot.Benchmarks.Running;

/// <summary>A number that was measured.</summary>
/// <param name="Subject">Of what.</param>
/// <param name="Quantity">Which of its quantities.</param>
/// <param name="Value">The number.</param>
/// <param name="Unit">Its unit.</param>
public sealed record Figure(string Subject, string Quantity, double Value, string Unit);
