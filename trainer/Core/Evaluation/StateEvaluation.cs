namespace MbRlRobot.Evaluation;

/// <summary>How well a model predicts one learned state a step ahead.</summary>
/// <param name="Name">The state's name.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Rmse">Root mean squared error of the ensemble's mean, in its unit.</param>
/// <param name="NllMean">Mean negative log-likelihood, nats; one row can own it.</param>
/// <param name="NllMedian">Median of the same.</param>
/// <param name="CalibrationError">Mean gap between nominal and observed coverage: 0 is perfect, 0.5 is useless.</param>
/// <param name="Coverage">Observed against nominal coverage.</param>
/// <param name="Errors">How the standardised errors are distributed.</param>
public sealed record StateEvaluation(
    string Name,
    string Unit,
    double Rmse,
    double NllMean,
    double NllMedian,
    double CalibrationError,
    CoverageCurve Coverage,
    ErrorHistogram Errors)
{
    /// <summary>Sums errors up.</summary>
    /// <param name="errors">The errors, at least one row.</param>
    /// <returns>The summary.</returns>
    public static StateEvaluation Of(StateErrors errors)
    {
        System.ArgumentNullException.ThrowIfNull(errors);
        CoverageCurve coverage = PredictionCalibration.Coverage(errors.Standardized.Span);
        return new StateEvaluation(
            errors.Name,
            errors.Unit,
            errors.Rmse,
            errors.NllMean,
            errors.NllMedian,
            coverage.CalibrationError,
            coverage,
            PredictionCalibration.Histogram(errors.Standardized.Span));
    }
}
