using MbRlRobot.Lab.Pictures.Charts;

namespace MbRlRobot.Lab.Pictures;

/// <summary>A state or an action, as <see cref="EpisodePicture"/> shows it.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Unit">Its unit; empty for none.</param>
/// <param name="Limits">Its limits in that unit; null when it has none.</param>
/// <param name="IsAngle">
/// True for an angle in radians, which is shown unwound: its line does not jump from pi to -pi.
/// </param>
public sealed record EpisodeChannel(string Name, string Unit = "", AxisRange? Limits = null, bool IsAngle = false);
