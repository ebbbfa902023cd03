namespace MbRlRobot.Calibration;

/// <summary>A length that somebody has measured at the robot, and is asked for.</summary>
/// <param name="Text">The question, for people.</param>
/// <param name="Usual">What no answer means, in the unit of the question; above 0.</param>
/// <param name="Longest">The most that it may be, in the unit of the question.</param>
public sealed record LengthRequest(string Text, double Usual, double Longest);
