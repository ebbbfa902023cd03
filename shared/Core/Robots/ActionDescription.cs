namespace MbRlRobot.Robots;

/// <summary>One component of the action vector: what an actuator is told, held over a control period.</summary>
/// <param name="Name">Its name in expressions and plots.</param>
/// <param name="Limits">The values that may be commanded, in its unit.</param>
/// <param name="Unit">Its unit, SI: "N", "N m", "V"; "1" for a pure number.</param>
/// <param name="Slew">The fastest change allowed, in its unit per second; null for no bound.</param>
/// <param name="Stop">What the actuator does when the robot stops.</param>
public sealed record ActionDescription(
    string Name,
    Interval Limits,
    string Unit = "1",
    double? Slew = null,
    StopPolicy Stop = StopPolicy.Coast);
