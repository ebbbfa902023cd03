using System.IO;

namespace MbRlRobot.Calibration;

/// <summary>A measurement that cannot be: something was not moved, does not rest, or is wired another way. Nothing was written.</summary>
/// <param name="message">What was seen, and what to look at.</param>
public sealed class CalibrationFailedException(string message) : IOException(message);
