namespace MbRlRobot.Robots;

/// <summary>A goal or set-point: seen by the task's expressions, never by the model; settable while the robot runs.</summary>
/// <param name="Name">Its name in expressions.</param>
/// <param name="Default">Its value unless set or drawn.</param>
/// <param name="Limits">The values it may be set to, in its unit.</param>
/// <param name="Unit">Its unit, SI; "1" for a pure number.</param>
/// <param name="Reset">Where its value at the start of a simulated episode is drawn from; null keeps the default.</param>
public sealed record ParameterDescription(
    string Name,
    double Default,
    Interval Limits,
    string Unit = "1",
    Distribution? Reset = null);
