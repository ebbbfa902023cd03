namespace MbRlRobot.Rollouts;

/// <summary>The values a state should keep.</summary>
/// <param name="State">Which state.</param>
/// <param name="Low">The lowest, in its unit.</param>
/// <param name="High">The highest, in its unit.</param>
internal readonly record struct SoftLimit(int State, float Low, float High);
