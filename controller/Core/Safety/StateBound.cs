namespace MbRlRobot.Safety;

/// <summary>The values a state may have, both ends included.</summary>
/// <param name="State">Which state.</param>
/// <param name="Low">The lowest, in its unit.</param>
/// <param name="High">The highest, in its unit.</param>
public readonly record struct StateBound(int State, float Low, float High);
