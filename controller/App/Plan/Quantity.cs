using MbRlRobot.Robots;

namespace MbRlRobot.ControllerApp.Plan;

/// <summary>A state, an action or a parameter, as far as a command line needs it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Limits">The values it can take.</param>
internal readonly record struct Quantity(string Name, string Unit, Interval Limits);
