namespace MbRlRobot.Plants;

/// <summary>
/// One component of a plant's action vector; a robot's actions take the plant's in their order, whatever their names.
/// </summary>
/// <param name="Name">Its name in descriptions.</param>
/// <param name="Unit">Its unit, SI.</param>
/// <param name="Rest">What it is while nobody drives: without power a motor coasts, and a servo has no pulses (not a number).</param>
public sealed record PlantAction(string Name, string Unit, double Rest = 0);
