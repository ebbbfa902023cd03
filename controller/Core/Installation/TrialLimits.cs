using System;
using MbRlRobot.Robots;

namespace MbRlRobot.Installation;

/// <summary>What a model on trial may do. Counts are of control periods, over the last <paramref name="Window"/>.</summary>
/// <param name="Periods">Control periods that the trial lasts, at least 1.</param>
/// <param name="Window">Control periods looked back over, at least 1.</param>
/// <param name="MostOverruns">Late ticks allowed.</param>
/// <param name="MostDisagreements">Periods allowed in which the members disagree beyond the manifest's threshold.</param>
/// <param name="MostSaturated">Periods allowed in which the gate had to limit the action.</param>
/// <param name="DisagreementThreshold">The manifest's; 0 for a single member, which cannot disagree.</param>
/// <param name="ReturnDeviations">Episode returns may be this many standard deviations below the champion's.</param>
public sealed record TrialLimits(
    int Periods,
    int Window,
    int MostOverruns,
    int MostDisagreements,
    int MostSaturated,
    double DisagreementThreshold,
    double ReturnDeviations = 3)
{
    private const double Seconds = 10;
    private const int UsualWindow = 50;

    /// <summary>
    /// The usual limits: ten seconds; in two, one late tick in five, and nine disagreements or limited actions in ten. Early models
    /// disagree beyond their threshold in two thirds of the periods and are the better for being driven; models that have seen the
    /// task do so in none.
    /// </summary>
    /// <param name="robot">The robot.</param>
    /// <param name="disagreementThreshold">The model's own; 0 for one that has nothing to go back to.</param>
    /// <returns>The limits.</returns>
    public static TrialLimits Of(RobotDescription robot, double disagreementThreshold)
    {
        ArgumentNullException.ThrowIfNull(robot);
        int periods = Math.Max(2 * UsualWindow, (int)Math.Round(Seconds / robot.ControlPeriod));
        return new TrialLimits(
            periods, UsualWindow, MostOverruns: UsualWindow / 5, MostDisagreements: UsualWindow * 9 / 10,
            MostSaturated: UsualWindow * 9 / 10, disagreementThreshold);
    }
}
