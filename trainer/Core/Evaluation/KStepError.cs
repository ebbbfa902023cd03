using System.Collections.Generic;

namespace MbRlRobot.Evaluation;

/// <summary>How far off predictions are after some steps.</summary>
/// <param name="Steps">k, the steps ahead.</param>
/// <param name="Predictions">How many predictions were followed so far.</param>
/// <param name="Rmse">Root mean squared error of each learned state, in its unit; NaN where a prediction ran away.</param>
/// <param name="StillRmse">The same of predicting that the state stays as it is: what a model must beat to be worth anything.</param>
public sealed record KStepError(int Steps, int Predictions, IReadOnlyList<double> Rmse, IReadOnlyList<double> StillRmse);
