namespace MbRlRobot.Calibration;

/// <summary>Something to be done by hand at the robot, while its drives are stopped.</summary>
/// <param name="Text">What, for people.</param>
/// <param name="Channel">The position to bring somewhere; null brings all to rest where they read 0.</param>
/// <param name="Target">Where, in the channel's unit, as it truly is: for simulated hands, which know.</param>
public sealed record HandRequest(string Text, string? Channel = null, double Target = 0);
