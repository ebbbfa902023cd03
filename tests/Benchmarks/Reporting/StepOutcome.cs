using MbRlRobot.Benchmarks.Running;

namespace MbRlRobot.Benchmarks.Reporting;

/// <summary>What came of a command.</summary>
/// <param name="Step">The command.</param>
/// <param name="Report">What it found; null where it failed.</param>
/// <param name="Failure">Why it failed; null where it did not.</param>
internal sealed record StepOutcome(ReportStep Step, BenchmarkReport? Report, string? Failure);
