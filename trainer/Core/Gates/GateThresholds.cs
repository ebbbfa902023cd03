namespace MbRlRobot.Gates;

/// <summary>How much worse than the champion a candidate may be.</summary>
/// <param name="NllMargin">
/// By how many nats a state's median holdout NLL may be above the champion's. A noiseless simulation's log-variances move by some
/// tenths from fit to fit; half a nat is a predicted spread 1.6 times as wide.
/// </param>
/// <param name="DriftMargin">
/// By which share of a state's own motion over the same steps the error after them may be above the champion's.
/// </param>
/// <param name="MinimumHoldout">With fewer rows held out nothing is compared: a median of a handful says nothing.</param>
public sealed record GateThresholds(double NllMargin = 0.5, double DriftMargin = 0.1, int MinimumHoldout = 20);
