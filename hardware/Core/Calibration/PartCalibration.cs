using MbRlRobot.Robots;

namespace MbRlRobot.Calibration;

/// <summary>What was found out about one part: settings that take the place of those in robot.json; null leaves one as it is.</summary>
/// <param name="Zero">Of an <c>as5600</c>: the angle that reads as 0, rad.</param>
/// <param name="Reversed">Of an <c>as5600</c>: whether the channel falls while the raw angle rises.</param>
/// <param name="UnitsPerCount">Of an <c>ls7366r</c>: the channel's change for a count up, in its unit; negative where it falls.</param>
/// <param name="FullScale">Of an <c>h-bridge</c>: the action at full duty cycle, in its unit; negative where the motor turns the other way.</param>
/// <param name="DeadBand">Of an <c>h-bridge</c>: the duty cycle below which the motor does not move.</param>
/// <param name="Limits">Of an <c>rc-servo</c>: the action at the shortest and at the longest pulse, in its unit.</param>
/// <param name="Pulse">Of an <c>rc-servo</c>: the shortest and the longest pulse, s.</param>
/// <param name="Oscillator">Of an <c>rc-servo</c> on a PCA9685: the real frequency of the chip's oscillator, Hz.</param>
public sealed record PartCalibration(
    double? Zero = null,
    bool? Reversed = null,
    double? UnitsPerCount = null,
    double? FullScale = null,
    double? DeadBand = null,
    Interval? Limits = null,
    Interval? Pulse = null,
    double? Oscillator = null);
