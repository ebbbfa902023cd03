using MbRlRobot.Status;

namespace MbRlRobot.Timing;

/// <summary>Judges a window of ticks: the worst number decides, of equals the first. Allocates and throws nothing.</summary>
/// <param name="thresholds">From where on a number is a warning, or an error.</param>
internal sealed class HealthJudge(HealthThresholds thresholds)
{
    /// <summary>Judges a window.</summary>
    /// <param name="rateMean">By how much the mean rate differs from the one wanted, Hz.</param>
    /// <param name="rateDeviation">The standard deviation of the rate, Hz.</param>
    /// <param name="work">The work of its ticks.</param>
    /// <param name="missedShare">The share of its periods that were missed.</param>
    /// <returns>The verdict.</returns>
    public LoopHealth Judge(double rateMean, double rateDeviation, TimeHistogram work, double missedShare)
    {
        LoopHealth worst = new() { Level = HealthLevel.Ok };
        Weigh(ref worst, HealthCause.MissedShare, missedShare, thresholds.MissedShare);
        Weigh(ref worst, HealthCause.RateMean, rateMean, thresholds.RateMean);
        Weigh(ref worst, HealthCause.RateDeviation, rateDeviation, thresholds.RateDeviation);
        Weigh(ref worst, HealthCause.WorkMean, work.MeanMilliseconds, thresholds.WorkMean);
        Weigh(ref worst, HealthCause.WorkDeviation, work.DeviationMilliseconds, thresholds.WorkDeviation);
        return worst;
    }

    private static void Weigh(ref LoopHealth worst, HealthCause cause, double value, (double Warn, double Error) bounds)
    {
        HealthLevel level = value > bounds.Error ? HealthLevel.Error : value > bounds.Warn ? HealthLevel.Warn : HealthLevel.Ok;
        if (level > worst.Level)
        {
            worst = new LoopHealth
            {
                Level = level,
                Cause = cause,
                Value = value,
                Threshold = level == HealthLevel.Error ? bounds.Error : bounds.Warn,
            };
        }
    }
}
