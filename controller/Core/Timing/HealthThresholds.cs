namespace MbRlRobot.Timing;

/// <summary>
/// From where on a loop that does not keep time is a warning, and an error. Rate and work: the defaults of ros2_control's controller
/// manager (<c>diagnostics.threshold</c>: periodicity 5 and 10 Hz, execution time 1000 and 2000, deviation 100 and 200 microseconds),
/// which are made for its usual rate of 100 Hz, as shares of the period. Missed periods are our own.
/// </summary>
/// <param name="RateMean">By how much the mean rate may differ from the one wanted, Hz.</param>
/// <param name="RateDeviation">The standard deviation of the rate, Hz.</param>
/// <param name="WorkMean">The mean work of a tick, ms.</param>
/// <param name="WorkDeviation">The standard deviation of a tick's work, ms.</param>
/// <param name="MissedShare">The share of periods that were missed.</param>
internal sealed record HealthThresholds(
    (double Warn, double Error) RateMean,
    (double Warn, double Error) RateDeviation,
    (double Warn, double Error) WorkMean,
    (double Warn, double Error) WorkDeviation,
    (double Warn, double Error) MissedShare)
{
    private const double MillisecondsPerSecond = 1e3;

    /// <summary>The usual ones of a loop. A single missed period is a warning, one of ten an error.</summary>
    /// <param name="periodSeconds">The time between ticks that is wanted, s.</param>
    /// <returns>The thresholds.</returns>
    public static HealthThresholds Of(double periodSeconds)
    {
        (double, double) rate = (0.05 / periodSeconds, 0.1 / periodSeconds);
        double period = periodSeconds * MillisecondsPerSecond;
        return new HealthThresholds(rate, rate, (0.1 * period, 0.2 * period), (0.01 * period, 0.02 * period), (0, 0.1));
    }
}
