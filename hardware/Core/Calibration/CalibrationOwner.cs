using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>Whose calibration is wanted: one of another robot, or of the simulated one on the physical board, is refused.</summary>
/// <param name="Robot">The robot's description, as valid for all robots of its type.</param>
/// <param name="RobotId">The individual; null where it does not matter which.</param>
/// <param name="Io">What it is wired to; null where it does not matter.</param>
public sealed record CalibrationOwner(RobotDescription Robot, string? RobotId = null, IoKind? Io = null);
