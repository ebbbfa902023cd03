using MbRlRobot.Evaluation;

namespace MbRlRobot.Lab.Pictures;

/// <summary>How well the predicted standard deviations of one state are calibrated.</summary>
/// <param name="Name">Name of the state.</param>
/// <param name="Coverage">Observed against nominal coverage.</param>
/// <param name="Errors">Histogram of the standardised errors.</param>
public sealed record StateCalibration(string Name, CoverageCurve Coverage, ErrorHistogram Errors);
