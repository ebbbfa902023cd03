namespace MbRlRobot.Robots;

/// <summary>How the robot moves before there is a model.</summary>
/// <param name="Kind">The signal.</param>
/// <param name="Amplitude">Its size, as a fraction of half the action range.</param>
/// <param name="Episodes">How many episodes explore.</param>
/// <param name="HoldSteps">For doublets and held actions: the fewest and most control periods an action is held; null is [1, 9].</param>
/// <param name="Beta">For coloured noise: the exponent of the spectrum; null is 2.</param>
/// <param name="Frequencies">For a chirp: the first and last frequency in Hz; null is from one period an episode to a tenth of the control rate.</param>
public sealed record ExplorationDescription(
    ExplorationKind Kind = ExplorationKind.Doublets,
    double Amplitude = 1,
    int Episodes = 1,
    Interval? HoldSteps = null,
    double? Beta = null,
    Interval? Frequencies = null);
