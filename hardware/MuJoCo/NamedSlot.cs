namespace MbRlRobot.MuJoCo;

/// <summary>Where a named object's numbers lie in one of the simulation's vectors.</summary>
/// <param name="Name">The object's name in the MJCF.</param>
/// <param name="Address">The index of its first number.</param>
/// <param name="Dimension">How many numbers it has.</param>
internal sealed record NamedSlot(string Name, int Address, int Dimension);
