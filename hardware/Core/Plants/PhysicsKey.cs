using MbRlRobot.Robots;

namespace MbRlRobot.Plants;

/// <summary>A constant of a plant that a robot.json may change.</summary>
/// <param name="Name">Its name in <c>io.plant.physics</c>.</param>
/// <param name="Unit">Its unit, SI; "1" for a pure number.</param>
/// <param name="Default">Its value unless changed; infinity where what it bounds is unbounded.</param>
/// <param name="Allowed">The values it may be given.</param>
/// <param name="Summary">What it is, in a few words.</param>
public sealed record PhysicsKey(string Name, string Unit, double Default, Interval Allowed, string Summary);
