namespace MbRlRobot.Boards;

/// <summary>How a PCA9685 is set up: what all parts on it must agree in.</summary>
/// <param name="Place">Where it is.</param>
/// <param name="Frequency">The frequency of all outputs, Hz.</param>
/// <param name="OutputEnable">The line at /OE; null where it is tied low.</param>
/// <param name="Oscillator">The oscillator's real frequency, Hz.</param>
internal sealed record Pca9685Settings(I2cPlace Place, double Frequency, int? OutputEnable, double Oscillator);
