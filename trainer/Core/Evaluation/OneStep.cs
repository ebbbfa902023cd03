using System;

namespace MbRlRobot.Evaluation;

/// <summary>How the ensemble did on one learned state of one row, one step ahead.</summary>
/// <param name="Row">The row's place among those measured.</param>
/// <param name="Learned">The learned state.</param>
/// <param name="Error">Measured less predicted, in the state's unit; wrapped for an angle.</param>
/// <param name="Variance">Mean of the members' variances plus variance (1 / n) of their means, unit squared.</param>
/// <param name="Disagreement">Standard deviation (1 / n) of the members' means over the scale of the state's change.</param>
internal readonly record struct OneStep(int Row, int Learned, double Error, double Variance, double Disagreement)
{
    /// <summary>The error over the predicted standard deviation.</summary>
    internal double Standardized => Error / Math.Sqrt(Variance);

    /// <summary>Negative log-likelihood, nats, of a density in the state's unit.</summary>
    internal double Nll => 0.5 * (Math.Log(2 * Math.PI * Variance) + (Error * Error / Variance));
}
