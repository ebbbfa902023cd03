using System;
using System.Collections.Generic;

namespace MbRlRobot.Evaluation;

/// <summary>How often central prediction intervals held what happened.</summary>
/// <remarks>
/// V. Kuleshov, N. Fenner, S. Ermon (2018), Accurate Uncertainties for Deep Learning Using Calibrated Regression.
/// </remarks>
/// <param name="Levels">Nominal probabilities of the intervals, shape [L], rising, in (0, 1).</param>
/// <param name="Observed">Share of the errors inside each interval, shape [L], in [0, 1].</param>
public sealed record CoverageCurve(IReadOnlyList<double> Levels, IReadOnlyList<double> Observed)
{
    /// <summary>
    /// Gets the mean over the levels of |observed - nominal|: 0 is perfectly calibrated, 0.5 is useless.
    /// </summary>
    public double CalibrationError
    {
        get
        {
            double sum = 0;
            for (int level = 0; level < Levels.Count; level++)
            {
                sum += Math.Abs(Observed[level] - Levels[level]);
            }

            return Levels.Count == 0 ? 0 : sum / Levels.Count;
        }
    }
}
