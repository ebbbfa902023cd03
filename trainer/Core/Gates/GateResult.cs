namespace MbRlRobot.Gates;

/// <summary>What one test of a candidate came to.</summary>
/// <param name="Name">The test.</param>
/// <param name="Passed">Whether the candidate passed it.</param>
/// <param name="Measured">The number that was measured; null where there was nothing to measure, or it is not finite.</param>
/// <param name="Threshold">The most (of a return: the least) that it may be; null where there is nothing to compare with.</param>
/// <param name="Detail">What was measured, on what, and in which unit.</param>
public sealed record GateResult(string Name, bool Passed, double? Measured, double? Threshold, string Detail);
