using System.Text.Json;

namespace MbRlRobot.ControllerApp.Calibrate;

/// <summary>What a calibration makes of a setting.</summary>
/// <param name="Channel">The part's channel or action.</param>
/// <param name="Setting">The setting.</param>
/// <param name="Before">What robot.json says; null where it leaves it to the default.</param>
/// <param name="After">What was measured.</param>
internal sealed record CalibrationChange(string Channel, string Setting, JsonElement? Before, JsonElement After);
