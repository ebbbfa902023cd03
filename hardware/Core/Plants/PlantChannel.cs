namespace MbRlRobot.Plants;

/// <summary>One component of a plant's state vector.</summary>
/// <param name="Name">Its name, which a robot's states refer to.</param>
/// <param name="Unit">Its unit, SI.</param>
/// <param name="IsAngle">Whether it is wrapped to [-pi, pi).</param>
public sealed record PlantChannel(string Name, string Unit, bool IsAngle = false);
